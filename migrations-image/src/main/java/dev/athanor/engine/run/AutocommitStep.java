package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.Progress;
import dev.athanor.engine.history.Progress.Part;
import dev.athanor.engine.history.Progress.State;
import dev.athanor.engine.history.Progress.StatementKey;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.TransactionUse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One migration statement by statement, outside a transaction as a whole. What is done is noted, so
 * that whatever ends it, the next run goes on behind that.
 */
final class AutocommitStep {

  private final TransactionalStep transactional;
  private final Progress progress;
  private final @Nullable String run;
  private final RunEvents events;
  private final StopSignal stop;
  private final Set<StatementKey> mine = new HashSet<>();
  private boolean changed;

  AutocommitStep(
      TransactionalStep transactional,
      History history,
      @Nullable String run,
      RunEvents events,
      StopSignal stop) {
    this.transactional = transactional;
    this.progress = history.progress();
    this.run = run;
    this.events = events;
    this.stop = stop;
  }

  /** Whether the database is between two revisions, by this run or an earlier one. */
  boolean changed() {
    return changed;
  }

  /** Goes on from wherever the part stands. May be called again after a failure that may pass. */
  void run(Session session, PreparedStep step, VersionRows rows)
      throws StepFailed, RunEnded, Stopped {
    long begun = System.nanoTime();
    Part part = new Part(step.revision(), step.direction().wire());
    try {
      checkRows(session, rows);
      Map<StatementKey, State> states = progress.read(session.connection(), part);
      changed |= !states.isEmpty();
      Map<String, Integer> seen = new HashMap<>();
      for (SqlStatement statement : step.statements()) {
        String fingerprint = statement.fingerprint();
        StatementKey key = new StatementKey(fingerprint, seen.merge(fingerprint, 1, Integer::sum));
        stop.check();
        if (states.get(key) == State.DONE) {
          skip(step, statement, key);
        } else {
          runStatement(session, step, part, key, statement, states.get(key));
        }
      }
      session.begin();
      rows.lockAndCheck(session);
      progress.forget(session.connection(), part);
      transactional.finish(session, step, begun);
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    transactional.commit(session);
  }

  private void skip(PreparedStep step, SqlStatement statement, StatementKey key) {
    if (!mine.contains(key)) {
      events.statementSkipped(step.revision(), step.file(), statement.line());
    }
  }

  /**
   * The version table has to be there, and to say the same, before anything is changed for good.
   */
  private static void checkRows(Session session, VersionRows rows) throws SQLException, RunEnded {
    session.begin();
    rows.lockAndCheck(session);
    session.commit();
  }

  private void runStatement(
      Session session,
      PreparedStep step,
      Part part,
      StatementKey key,
      SqlStatement statement,
      @Nullable State earlier)
      throws SQLException, StepFailed, RunEnded, Stopped {
    TransactionUse use = TransactionUse.of(statement);
    if (use instanceof TransactionUse.Inside) {
      inTransaction(session, part, key, statement);
    } else if (earlier == State.STARTED
        && new Unfinished(session, progress, step, part, key).isDone(statement, use)) {
      note(session, part, key, State.DONE);
      skip(step, statement, key);
    } else {
      outsideTransaction(session, part, key, statement, use);
    }
    changed = true;
    mine.add(key);
  }

  private void inTransaction(Session session, Part part, StatementKey key, SqlStatement statement)
      throws SQLException, StepFailed, Stopped {
    session.begin();
    execute(session, statement);
    session.execute("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE");
    note(session, part, key, State.DONE);
    transactional.commit(session);
  }

  private void outsideTransaction(
      Session session, Part part, StatementKey key, SqlStatement statement, TransactionUse use)
      throws SQLException, StepFailed, Stopped {
    note(session, part, key, State.STARTED);
    // An index that could not be built stays behind as an invalid one.
    changed |= !(use instanceof TransactionUse.Repeatable);
    try {
      execute(session, statement);
    } catch (StepFailed e) {
      boolean undone =
          use instanceof TransactionUse.Unknowable unknowable && unknowable.refusedInside();
      if (undone && !SqlFailure.isConnectionLost(e.reason())) {
        progress.forget(session.connection(), part, key);
      }
      throw e;
    }
    note(session, part, key, State.DONE);
  }

  private void note(Session session, Part part, StatementKey key, State state) throws SQLException {
    progress.note(session.connection(), part, key, state, run);
  }

  private void execute(Session session, SqlStatement statement) throws StepFailed, Stopped {
    try {
      session.runScriptStatement(statement.text(), stop);
    } catch (SQLException e) {
      throw StepFailed.in(statement, e);
    }
  }
}
