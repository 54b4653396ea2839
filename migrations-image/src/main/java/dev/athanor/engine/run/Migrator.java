package dev.athanor.engine.run;

import dev.athanor.engine.database.AdvisoryLock;
import dev.athanor.engine.database.AdvisoryLock.Purpose;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one migrator of a version table: the session that works, and a connection of its own that
 * does nothing but hold the lock. Both are locked, because a dead migrator's last statement may
 * still run when its lock is free again.
 */
final class Migrator implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(250);

  private final DatabaseSettings database;
  private final Timeouts timeouts;
  private final RunEvents events;
  private final StopSignal stop;
  private volatile Session session;
  private @Nullable Connection lockConnection;
  private @Nullable AdvisoryLock lock;

  /**
   * Takes over a session.
   *
   * @param database the one that the session is in
   */
  Migrator(
      DatabaseSettings database,
      Session session,
      Timeouts timeouts,
      RunEvents events,
      StopSignal stop) {
    this.database = database;
    this.session = session;
    this.timeouts = timeouts;
    this.events = events;
    this.stop = stop;
  }

  Session session() {
    return session;
  }

  /** Waits until no other migrator works on the version table, of a server that takes writes. */
  void becomeTheOnlyOne() throws SQLException, RunEnded, Stopped {
    refuseReadOnly();
    Connection connection = Opening.of(database::connect, stop);
    lockConnection = connection;
    AdvisoryLock taken =
        AdvisoryLock.ofIdleSession(
            connection,
            AdvisoryLock.key(Purpose.MIGRATOR, session.server().databaseOid(), session.table()));
    await(taken);
    await(session.workerLock());
    lock = taken;
  }

  /** Whether no other migrator can work here now. */
  boolean isTheOnlyOne() {
    return lock != null;
  }

  void refuseReadOnly() throws RunEnded {
    if (session.server().readOnly()) {
      throw RunEnded.because(
          Outcome.UNREACHABLE,
          Cause.DATABASE_UNREACHABLE,
          "The server at " + database + " is read-only: a standby, or set so.",
          "Name the primary, or several hosts, of which the one that takes writes is used.");
    }
  }

  private void await(AdvisoryLock wanted) throws SQLException, RunEnded, Stopped {
    long end = System.nanoTime() + timeouts.lock().toNanos();
    String toldOf = "";
    while (!wanted.tryTake()) {
      String holder = wanted.holder().orElse("a session that has just ended");
      if (!holder.equals(toldOf)) {
        events.waitingForLock(holder);
        toldOf = holder;
      }
      if (System.nanoTime() - end >= 0) {
        throw RunEnded.because(
            Outcome.LOCKED,
            Cause.LOCK_HELD,
            "Another migrator holds the lock of "
                + session.table().qualified()
                + ": "
                + holder
                + ".",
            "Wait for it to end; if it is dead, end its session with pg_terminate_backend(pid).");
      }
      if (stop.await(POLL)) {
        stop.check();
      }
    }
  }

  /** Tells of what the working session waits for, until the watch is ended. */
  LockWatch watchLocks() {
    Connection idle = Objects.requireNonNull(lockConnection, "only the only migrator works");
    return LockWatch.start(idle, () -> session.server().pid(), events);
  }

  /** Before each step: whether the locks are still ours. */
  void checkStillAlone() throws RunEnded {
    String reason = "the server session that held it is another one now";
    try {
      if (lock != null && lock.isHeld() && session.workerLock().isHeld()) {
        return;
      }
    } catch (SQLException e) {
      reason = SqlFailure.message(e);
    }
    throw new RunEnded(
        Outcome.FAILED,
        new Failure(
            Cause.LOCK_HELD,
            "The migration lock was lost before this step was begun: " + reason + ".",
            "Connect to the server itself or to a pooler in session mode; a pooler in transaction"
                + " mode cannot keep a lock.",
            "08006",
            null,
            null,
            null,
            false));
  }

  /**
   * A new working session in place of a lost one, after the server has ended whatever the lost one
   * still did.
   */
  void reconnect() throws SQLException, RunEnded, Stopped {
    openAnotherSession();
    await(session.workerLock());
  }

  /** A session to look with; it may not work, for it has no lock. */
  void openAnotherSession() throws SQLException, Stopped {
    session.close();
    VersionTable table = session.table();
    session = Opening.of(() -> Session.open(database, table, timeouts), stop);
  }

  @Override
  public void close() {
    session.close();
    Session.closeQuietly(lockConnection);
  }
}
