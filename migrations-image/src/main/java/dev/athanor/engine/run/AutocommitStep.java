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
  private boolean mayBeRepeated = true;

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
  public boolean mayBeRepeated() {
    return mayBeRepeated;
  }

  /** The history was begun before the part. */
  @Override
  public void committed() {}

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
      History begunHistory = stop.answered(session.connection(), () -> history.before(session));
      Progress progress = begunHistory.progress();
      checkRows(session, rows);
      Map<StatementKey, State> states = progress.read(session.connection(), part);
      changed |= !states.isEmpty();
      OpenStatements.refuseRemoved(session, progress, step, part, states);
      StepStatements.verify(step, this::changed);
      runStatements(session, progress, part, states);
      session.begin();
      rows.lockAndCheck(session, stop);
      stop.during(
          session.connection(),
          () -> {
            progress.forget(session.connection(), part);
            StepEnd.write(session, step, begun, begunHistory, origin);
          });
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    StepEnd.commit(session);
  }

  private void runStatements(
      Session session, Progress progress, Part part, Map<StatementKey, State> states)
      throws SQLException, StepFailed, RunEnded, Stopped {
    Map<String, Integer> seen = new HashMap<>();
    try (StepStatements script = StepStatements.of(step, this::changed)) {
      while (script.next()) {
        String fingerprint = script.fingerprint();
        StatementKey key = new StatementKey(fingerprint, seen.merge(fingerprint, 1, Integer::sum));
        stop.check();
        if (states.get(key) == State.DONE) {
          skip(script, key);
        } else {
          runStatement(session, new Place(progress, part, key, script), states.get(key));
        }
      }
    }
  }

  /** Where the part is at: a statement, and where its progress is kept. */
  private record Place(Progress progress, Part part, StatementKey key, StepStatements script) {}

  private void skip(StepStatements script, StatementKey key) {
    if (!mine.contains(key)) {
      events.statementSkipped(step.revision(), step.file(), script.current().line());
    }
  }

  /**
   * The version table has to be there, and to say the same, before anything is changed for good.
   */
  private void checkRows(Session session, VersionRows rows) throws SQLException, RunEnded, Stopped {
    session.begin();
    rows.lockAndCheck(session, stop);
    session.commit();
  }

  private void runStatement(Session session, Place place, @Nullable State earlier)
      throws SQLException, StepFailed, RunEnded, Stopped {
    SqlStatement statement = place.script.current();
    TransactionUse use = TransactionUse.of(statement);
    if (use instanceof TransactionUse.Inside) {
      inTransaction(session, place);
    } else if (earlier == State.STARTED
        && new Unfinished(session, place.progress, step, place.part, place.key)
            .isDone(statement, use)) {
      note(session, place, State.DONE);
      skip(place.script, place.key);
    } else {
      outsideTransaction(session, place, use);
    }
    changed = true;
    mine.add(place.key);
  }

  private void inTransaction(Session session, Place place)
      throws SQLException, StepFailed, RunEnded, Stopped {
    session.begin();
    statements.run(session, place.script);
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
      throws SQLException, StepFailed, RunEnded, Stopped {
    clearTheWay(session, place.script.current(), use);
    note(session, place, State.STARTED);
    // An index that could not be built stays behind as an invalid one.
    changed |= !(use instanceof TransactionUse.Repeatable);
    try {
      statements.run(session, place.script);
    } catch (StepFailed e) {
      boolean undone =
          use instanceof TransactionUse.Unknowable unknowable && unknowable.refusedInside();
      if (undone && !SqlFailure.isConnectionLost(e.reason())) {
        place.progress.forget(session.connection(), place.part, place.key);
      }
      mayBeRepeated = undone || !(use instanceof TransactionUse.Unknowable);
      throw e;
    }
    note(session, place, State.DONE);
  }

  private void clearTheWay(Session session, SqlStatement statement, TransactionUse use)
      throws StepFailed, RunEnded, Stopped {
    InvalidIndexes invalid = new InvalidIndexes(session.connection(), events);
    try {
      changed |= stop.answered(session.connection(), () -> invalid.clear(statement, use));
    } catch (SQLException e) {
      throw StepFailed.in(statement, e);
    }
  }

  private void note(Session session, Place place, State state) throws SQLException {
    SqlStatement statement = place.script.current();
    Seen seen = new Seen(step.file(), statement.line(), statement.masked());
    place.progress.note(session.connection(), place.part, place.key, state, seen, origin.run());
  }
}
