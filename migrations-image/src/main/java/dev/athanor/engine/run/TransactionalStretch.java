package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Migrations in one transaction, with their rows and history entries: all of it or nothing. */
final class TransactionalStretch implements StretchRun {

  private final List<PreparedStep> steps;
  private final Migrator migrator;
  private final RunHistory history;
  private final Origin origin;
  private final ScriptStatements statements;
  private final StopSignal stop;
  private final List<Long> beginnings = new ArrayList<>();

  /** The history, perhaps begun in the transaction that is open; null before the first. */
  private @Nullable History written;

  TransactionalStretch(
      Stretch stretch,
      Migrator migrator,
      RunHistory history,
      Origin origin,
      ScriptStatements statements,
      StopSignal stop) {
    this.steps = stretch.steps();
    this.migrator = migrator;
    this.history = history;
    this.origin = origin;
    this.statements = statements;
    this.stop = stop;
  }

  @Override
  public void run(VersionRows rows) throws StepFailed, RunEnded, Stopped {
    Session session = migrator.session();
    beginnings.clear();
    try {
      session.begin();
      rows.lockAndCheck(session, stop);
      History begun = stop.answered(session.connection(), () -> history.within(session));
      written = begun;
      for (PreparedStep step : steps) {
        if (!beginnings.isEmpty()) {
          session.resetWithinTransaction();
          migrator.checkStillAlone();
        }
        beginnings.add(System.nanoTime());
        runStep(session, step, begun);
      }
    } catch (SQLException e) {
      throw StepFailed.around(e);
    }
    StepEnd.commit(session);
    committed();
  }

  @Override
  public boolean mayBeRepeated() {
    return true;
  }

  @Override
  public void committed() {
    history.committed(requireNonNull(written));
  }

  private void runStep(Session session, PreparedStep step, History written)
      throws SQLException, StepFailed, RunEnded, Stopped {
    statements.begin(step);
    try (StepStatements script = StepStatements.of(step, () -> false)) {
      while (script.next()) {
        statements.run(session, script);
      }
    }
    long begun = beginnings.get(beginnings.size() - 1);
    stop.during(session.connection(), () -> StepEnd.write(session, step, begun, written, origin));
  }

  @Override
  public PreparedStep at() {
    return steps.get(Math.max(beginnings.size() - 1, 0));
  }

  @Override
  public long millis() {
    return beginnings.isEmpty() ? 0 : StepEnd.millisSince(beginnings.get(beginnings.size() - 1));
  }

  @Override
  public boolean changed() {
    return false;
  }

  /** The last one's time has the commit in it. */
  @Override
  public List<AppliedStep> applied() {
    List<AppliedStep> applied = new ArrayList<>();
    long end = System.nanoTime();
    for (int i = steps.size() - 1; i >= 0; i--) {
      long millis = (end - beginnings.get(i)) / 1_000_000;
      applied.add(0, new AppliedStep(steps.get(i).revision(), steps.get(i).direction(), millis));
      end = beginnings.get(i);
    }
    return applied;
  }
}
