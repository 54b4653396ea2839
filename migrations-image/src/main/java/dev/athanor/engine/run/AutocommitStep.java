package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.history.Progress;
import dev.athanor.engine.history.Progress.Part;
import dev.athanor.engine.history.Progress.Seen;
import dev.athanor.engine.history.Progress.State;
import dev.athanor.engine.history.Progress.StatementKey;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.TransactionUse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One migration statement by statement, outside a transaction as a whole. What is done is noted, so
 * that whatever ends it, the next run goes on behind that.
 */
final class AutocommitStep implements StretchRun {

  private final PreparedStep step;
  private final Migrator migrator;
  private final RunHistory history;
  private final Origin origin;
  private final ScriptStatements statements;
  private final RunEvents events;
  private final StopSignal stop;
  private final Set<StatementKey> mine = new HashSet<>();
  private final long begun = System.nanoTime();
  private boolean changed;

  AutocommitStep(
      PreparedStep step,
      Migrator migrator,
      RunHistory history,
      Origin origin,
      ScriptStatements statements,
      RunEvents events,
      StopSignal stop) {
    this.step = step;
    this.migrator = migrator;
    this.history = history;
    this.origin = origin;
    this.statements = statements;
    this.events = events;
    this.stop = stop;
  }

  @Override
  public boolean changed() {
    return changed;
  }

  @Override
  public PreparedStep at() {
    return step;
  }

  @Override
  public long millis() {
    return StepEnd.millisSince(begun);
  }

  @Override
  public List<AppliedStep> applied() {
    return List.of(new AppliedStep(step.revision(), step.direction(), millis()));
  }

  /** Goes on from wherever the part stands. */
  @Override
  public void run(VersionRows rows) throws StepFailed, RunEnded, Stopped {
    Session session = migrator.session();
    Part part = new Part(step.revision(), step.direction().wire());
    statements.begin(step);
    try {
      History begunHistory = history.before(session);
      Progress progress = begunHistory.progress();
      checkRows(session, rows);
      Map<StatementKey, State> states = progress.read(session.connection(), part);
      changed |= !states.isEmpty();
      OpenStatements.refuseRemoved(session, progress, step, part, states);
      Map<String, Integer> seen = new HashMap<>();
      for (int i = 0; i < step.statements().size(); i++) {
        String fingerprint = step.statements().get(i).fingerprint();
        StatementKey key = new StatementKey(fingerprint, seen.merge(fingerprint, 1, Integer::sum));
        stop.check();
        if (states.get(key) == State.DONE) {
          skip(i, key);
        } else {
          runStatement(session, new Place(progress, part, key, i), states.get(key));
        }
      }
      session.begin();
      rows.lockAndCheck(session);
      progress.forget(session.connection(), part);
      StepEnd.write(session, step, begun, begunHistory, origin);
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    StepEnd.commit(session);
  }

  /** Where the part is at: a statement, and where its progress is kept. */
  private record Place(Progress progress, Part part, StatementKey key, int index) {}

  private void skip(int index, StatementKey key) {
    if (!mine.contains(key)) {
      events.statementSkipped(step.revision(), step.file(), step.statements().get(index).line());
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

  private void runStatement(Session session, Place place, @Nullable State earlier)
      throws SQLException, StepFailed, RunEnded, Stopped {
    SqlStatement statement = step.statements().get(place.index);
    TransactionUse use = TransactionUse.of(statement);
    if (use instanceof TransactionUse.Inside) {
      inTransaction(session, place);
    } else if (earlier == State.STARTED
        && new Unfinished(session, place.progress, step, place.part, place.key)
            .isDone(statement, use)) {
      note(session, place, State.DONE);
      skip(place.index, place.key);
    } else {
      outsideTransaction(session, place, use);
    }
    changed = true;
    mine.add(place.key);
  }

  private void inTransaction(Session session, Place place)
      throws SQLException, StepFailed, Stopped {
    session.begin();
    statements.run(session, step, place.index);
    session.execute("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE");
    note(session, place, State.DONE);
    try {
      StepEnd.commit(session);
    } catch (StepFailed e) {
      // It may have been committed: the next run finds out, nobody can now.
      changed |= SqlFailure.isConnectionLost(e.reason());
      throw e;
    }
  }

  private void outsideTransaction(Session session, Place place, TransactionUse use)
      throws SQLException, StepFailed, Stopped {
    note(session, place, State.STARTED);
    // An index that could not be built stays behind as an invalid one.
    changed |= !(use instanceof TransactionUse.Repeatable);
    try {
      statements.run(session, step, place.index);
    } catch (StepFailed e) {
      boolean undone =
          use instanceof TransactionUse.Unknowable unknowable && unknowable.refusedInside();
      if (undone && !SqlFailure.isConnectionLost(e.reason())) {
        place.progress.forget(session.connection(), place.part, place.key);
      }
      throw e;
    }
    note(session, place, State.DONE);
  }

  private void note(Session session, Place place, State state) throws SQLException {
    SqlStatement statement = step.statements().get(place.index);
    Seen seen = new Seen(step.file(), statement.line(), statement.masked());
    place.progress.note(session.connection(), place.part, place.key, state, seen, origin.run());
  }
}
