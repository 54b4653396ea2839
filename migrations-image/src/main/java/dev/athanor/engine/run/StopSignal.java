package dev.athanor.engine.run;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Carries the wish to stop from whichever thread has it to the thread that runs the migration:
 * pauses end, the statement that runs is cancelled, no other is begun.
 */
public final class StopSignal {

  /** Why to stop. */
  public enum Reason {
    /** The process was told to end. */
    TOLD,
    /** The run's own time is over. */
    DEADLINE
  }

  /** The way to cancel what runs, from another thread. */
  public interface Cancellation {
    /** Cancels it. */
    void cancel() throws SQLException;
  }

  /** Something with SQL that can be cancelled. */
  public interface SqlWork {
    /** Does the work. */
    void run() throws SQLException;
  }

  private static final int CANCELLATIONS = 50;
  private static final long PAUSE_MILLIS = 200;

  private @Nullable Reason reason;
  private @Nullable Cancellation running;

  /**
   * Asks to stop; the first reason counts. Returns when no statement runs any more, or soon after
   * that was asked for in vain.
   */
  public synchronized void request(Reason why) {
    if (reason == null) {
      reason = why;
      notifyAll();
    }
    try {
      // A cancellation that arrives just before its statement is lost: say it again.
      for (int i = 0; running != null && i < CANCELLATIONS; i++) {
        cancelRunning();
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why to stop; null while there is no wish to. */
  public synchronized @Nullable Reason reason() {
    return reason;
  }

  /** Waits, and says whether the wish to stop ended the waiting. */
  public synchronized boolean await(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    try {
      while (reason == null && left > 0) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request(Reason.TOLD);
    }
    return reason != null;
  }

  /** Does the work unless it is time to stop, and cancels it when that time comes. */
  public void during(Statement statement, SqlWork work) throws SQLException, Stopped {
    during(statement::cancel, work);
  }

  /** As for a statement, for what JDBC has no statement for. */
  public void during(Cancellation cancellation, SqlWork work) throws SQLException, Stopped {
    synchronized (this) {
      check();
      running = cancellation;
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        running = null;
        notifyAll();
      }
    }
  }

  /** Ends what the caller is at when it is time to stop. */
  public synchronized void check() throws Stopped {
    if (reason != null) {
      throw new Stopped(reason);
    }
  }

  private synchronized void cancelRunning() {
    if (running != null) {
      try {
        running.cancel();
      } catch (SQLException e) {
        // Nothing is left to cancel, or the connection is gone, which ends the statement as well.
        running = null;
      }
    }
  }

  /** It was time to stop. */
  public static final class Stopped extends Exception {

    private final Reason reason;

    Stopped(Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    /** Why to stop. */
    public Reason reason() {
      return reason;
    }
  }
}
