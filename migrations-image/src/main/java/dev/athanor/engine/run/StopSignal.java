package dev.athanor.engine.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

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

  /** The way to cancel what runs, from another thread; where nothing runs, nothing happens. */
  interface Cancellation {
    /** Cancels it. */
    void cancel() throws SQLException;
  }

  /** Something with SQL that can be cancelled. */
  public interface SqlWork {
    /** Does the work. */
    void run() throws SQLException;
  }

  /** Something with SQL that gives an answer, or ends the run for a reason of its own. */
  interface SqlQuestion<T> {
    /** Asks. */
    T ask() throws SQLException, RunEnded;
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

  /** Waits for what is done elsewhere, and says whether it is done: else it is time to stop. */
  boolean await(CompletableFuture<?> elsewhere) {
    var unused = elsewhere.whenComplete((done, failed) -> wake());
    synchronized (this) {
      try {
        while (reason == null && !elsewhere.isDone()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        request(Reason.TOLD);
      }
      return elsewhere.isDone();
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Does the work unless it is time to stop, and cancels it when that time comes. */
  public void during(Statement statement, SqlWork work) throws SQLException, Stopped {
    during(statement::cancel, work);
  }

  /**
   * The same for statements of our own, which may have to wait for a lock: cancels whatever the
   * connection is at when it is time to stop. Not for what commits a migration.
   */
  void during(Connection connection, SqlWork work) throws SQLException, Stopped {
    during(cancellation(connection), work);
  }

  /** As for a statement, for what JDBC has no statement for. */
  void during(Cancellation cancellation, SqlWork work) throws SQLException, Stopped {
    begin(cancellation);
    try {
      work.run();
    } finally {
      end();
    }
  }

  /** Asks over the connection, and is cancelled in the same way. */
  <T> T answered(Connection connection, SqlQuestion<T> question)
      throws SQLException, RunEnded, Stopped {
    begin(cancellation(connection));
    try {
      return question.ask();
    } finally {
      end();
    }
  }

  private static Cancellation cancellation(Connection connection) {
    return () -> connection.unwrap(PGConnection.class).cancelQuery();
  }

  private synchronized void begin(Cancellation cancellation) throws Stopped {
    check();
    running = cancellation;
  }

  private synchronized void end() {
    running = null;
    notifyAll();
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
