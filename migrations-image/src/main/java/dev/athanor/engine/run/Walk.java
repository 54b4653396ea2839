package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.HistoryEntry;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Takes the steps of a plan, one after the other. */
final class Walk {

  private final Migrator migrator;
  private final RunHistory history;
  private final RunRequest request;
  private final RunEvents events;
  private final StopSignal stop;
  private final ReportDraft draft;
  private final VersionRows rows;
  private final RetrySchedule retries;

  Walk(
      Migrator migrator,
      RunHistory history,
      RunRequest request,
      RunEvents events,
      StopSignal stop,
      ReportDraft draft,
      List<String> rows,
      RetrySchedule retries) {
    this.migrator = migrator;
    this.history = history;
    this.request = request;
    this.events = events;
    this.stop = stop;
    this.draft = draft;
    this.rows = new VersionRows(rows);
    this.retries = retries;
  }

  void take(List<PreparedStep> steps) throws RunEnded, Stopped {
    LockWatch watch = migrator.watchLocks();
    try {
      for (Stretch stretch : Stretch.of(steps, request.transactions())) {
        stop.check();
        migrator.checkStillAlone();
        take(stretch);
      }
    } finally {
      watch.end();
    }
  }

  private void take(Stretch stretch) throws RunEnded, Stopped {
    StretchRun run = run(stretch);
    for (int repeat = 1; !attempt(stretch, run, repeat); repeat++) {
      stop.check();
    }
    draft.partlyChanged(false);
    rows.moved(stretch);
    for (AppliedStep applied : run.applied()) {
      draft.applied(applied);
      events.stepApplied(applied);
    }
    makeAsNew();
  }

  private StretchRun run(Stretch stretch) {
    ScriptStatements statements = new ScriptStatements(events, stop);
    return stretch.autocommit()
        ? new AutocommitStep(
            stretch.steps().get(0), migrator, history, request.origin(), statements, events, stop)
        : new TransactionalStretch(stretch, migrator, history, request.origin(), statements, stop);
  }

  /** True when the stretch is committed, false when it was rolled back and may be tried again. */
  private boolean attempt(Stretch stretch, StretchRun run, int repeat) throws RunEnded, Stopped {
    Session session = migrator.session();
    try {
      run.run(rows);
      return true;
    } catch (StepFailed e) {
      draft.partlyChanged(run.changed());
      boolean lost = SqlFailure.isConnectionLost(e.reason());
      session.rollback();
      if (e.inCommit() && lost) {
        return wasCommitted(stretch, run, e.reason());
      }
      stop.check();
      boolean repeated = run.mayBeRepeated() && repeat <= retries.repeats();
      if (repeated && SqlFailure.mayPass(e.reason())) {
        pauseBeforeRepeat(run.at(), e.reason(), repeat);
        return false;
      }
      noteFailure(run, e.reason());
      throw failed(run, e);
    } catch (RunEnded | Stopped e) {
      draft.partlyChanged(run.changed());
      session.rollback();
      throw e;
    }
  }

  private void pauseBeforeRepeat(PreparedStep step, SQLException reason, int repeat)
      throws RunEnded, Stopped {
    Duration pause = retries.pause(repeat, RandomGenerator.getDefault());
    events.retrying(step.revision(), SqlFailure.state(reason), pause);
    makeAsNew();
    stop.await(pause);
    stop.check();
    migrator.checkStillAlone();
  }

  private void makeAsNew() throws RunEnded {
    try {
      migrator.session().reset();
    } catch (SQLException e) {
      throw new RunEnded(Outcome.FAILED, SqlFailure.around(e, null, false));
    }
  }

  /** The connection was lost in COMMIT: only the database knows. */
  private boolean wasCommitted(Stretch stretch, StretchRun run, SQLException lost)
      throws RunEnded, Stopped {
    PreparedStep step = run.at();
    List<String> found;
    try {
      migrator.reconnect();
      found = migrator.session().table().read(migrator.session().connection());
    } catch (SQLException e) {
      throw new RunEnded(
          outcome(run),
          new Failure(
              Cause.DATABASE_UNREACHABLE,
              "The connection was lost while revision "
                  + step.revision()
                  + " was being committed,"
                  + " and the database cannot be asked whether it was: "
                  + SqlFailure.message(e),
              "Run again: the version table says where the database is.",
              SqlFailure.state(lost),
              step.file(),
              null,
              null,
              run.changed()));
    }
    if (rows.after(stretch).are(found)) {
      run.committed();
      return true;
    }
    throw new RunEnded(outcome(run), SqlFailure.around(lost, step.file(), run.changed()));
  }

  private static RunEnded failed(StretchRun run, StepFailed e) {
    return new RunEnded(outcome(run), SqlFailure.of(e, run.at().file(), run.changed()));
  }

  private static Outcome outcome(StretchRun run) {
    return run.changed() ? Outcome.PARTLY_APPLIED : Outcome.FAILED;
  }

  /**
   * For whoever asks later; the run's own outcome does not hang on it. A run that is to leave all
   * or nothing leaves no history behind where there was none.
   */
  private void noteFailure(StretchRun run, SQLException reason) {
    try {
      Session session = migrator.session();
      session.reset();
      Optional<History> begun = history.ifBegun(session);
      if (begun.isPresent()) {
        HistoryEntry entry =
            run.at().entry(HistoryEntry.Outcome.FAILED, run.millis(), SqlFailure.state(reason));
        begun.get().record(session.connection(), entry, request.origin());
      }
    } catch (SQLException e) {
      events.warning("The failure could not be written to the history: " + SqlFailure.message(e));
    }
  }
}
