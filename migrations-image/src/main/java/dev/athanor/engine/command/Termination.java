package dev.athanor.engine.command;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Reason;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM into a wish to stop and keeps the process alive until the run has rolled back and
 * said so.
 */
final class Termination implements AutoCloseable {

  /** Below Kubernetes' usual thirty, so that the report is written before the kill. */
  private static final int GRACE_SECONDS = 25;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private Termination(StopSignal stop) {
    this.hook =
        new Thread(
            () -> {
              long told = System.nanoTime();
              stop.request(Reason.TOLD);
              awaitEnd(told);
            },
            "athanor-termination");
  }

  static Termination listen(StopSignal stop) {
    Termination termination = new Termination(stop);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /** Cancelling the statement that runs takes part of the time. */
  private void awaitEnd(long told) {
    long left = TimeUnit.SECONDS.toNanos(GRACE_SECONDS) - (System.nanoTime() - told);
    try {
      if (!over.await(left, TimeUnit.NANOSECONDS)) {
        // The server rolls back what is left of its own when this process is gone.
        Runtime.getRuntime().halt(Outcome.STOPPED.exitCode());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int exitCode(Outcome outcome) {
    return outcome.exitCode();
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, by the signal that the hook waited for.
      return;
    }
  }
}
