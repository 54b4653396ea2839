package dev.athanor.sandbox;

/** Can go in the middle of whatever it does, without a last word. */
public interface CanCrash {
  void crash();
}
