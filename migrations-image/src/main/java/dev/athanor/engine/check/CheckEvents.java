package dev.athanor.engine.check;

/** Told while a check goes on, from the thread that makes it. */
public interface CheckEvents {

  /**
   * There is an empty database now to make the wanted schema in.
   *
   * @param name as the server knows it
   * @param created whether it was created for this check and will be dropped
   */
  void shadowReady(String name, boolean created);

  /** Something that a person should know and that stops nothing. */
  void warning(String sentence);
}
