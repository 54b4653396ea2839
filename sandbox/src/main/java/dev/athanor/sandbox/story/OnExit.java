package dev.athanor.sandbox.story;

import org.jspecify.annotations.Nullable;

/** Closes what is up when the process is told to go (Ctrl-C), as long as this is open. */
final class OnExit implements AutoCloseable {
  private final Thread hook = new Thread(this::closeNow, "sandbox-cleanup");
  private volatile @Nullable AutoCloseable up;

  private OnExit() {}

  static OnExit register() {
    OnExit onExit = new OnExit();
    Runtime.getRuntime().addShutdownHook(onExit.hook);
    return onExit;
  }

  /** From now on this is what has to be closed, and nothing else. */
  void willClose(AutoCloseable toClose) {
    up = toClose;
  }

  private void closeNow() {
    AutoCloseable closing = up;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (Exception e) {
      // The process ends anyhow, and nobody is left to be told.
      hook.interrupt();
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyExiting) {
      // The hook is at work then.
      up = null;
    }
  }
}
