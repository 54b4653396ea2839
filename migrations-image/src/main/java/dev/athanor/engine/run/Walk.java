package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.HistoryEntry;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Takes the steps of a plan, one after the other. */
final class Walk {

  private final Migrator migrator;
  private final History history;
  private final RunRequest request;
  private final RunEvents events;
  private final StopSignal stop;
  private final ReportDraft draft;
  private final VersionRows rows;
  private final RetrySchedule retries;

  Walk(
      Migrator migrator,
      History history,
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
    for (PreparedStep step : steps) {
      stop.check();
      migrator.checkStillAlone();
      take(step);
    }
  }

  private void take(PreparedStep step) throws RunEnded, Stopped {
    events.stepStarted(step.step());
    long begun = System.nanoTime();
    TransactionalStep transactional = new TransactionalStep(history, request.origin(), stop);
    AutocommitStep autocommit =
        new AutocommitStep(transactional, history, request.origin().run(), events, stop);
    for (int repeat = 1; !attempt(step, transactional, autocommit, begun, repeat); repeat++) {
      stop.check();
    }
    draft.partlyChanged(false);
    rows.moved(step.step());
    AppliedStep applied =
        new AppliedStep(step.revision(), step.direction(), TransactionalStep.millisSince(begun));
    draft.applied(applied);
    events.stepApplied(applied);
    makeAsNew();
  }

  /** True when the step is committed, false when it was rolled back and may be tried again. */
  private boolean attempt(
      PreparedStep step,
      TransactionalStep transactional,
      AutocommitStep autocommit,
      long begun,
      int repeat)
      throws RunEnded, Stopped {
    Session session = migrator.session();
    try {
      if (step.part().autocommit()) {
        autocommit.run(session, step, rows);
      } else {
        transactional.run(session, step, rows);
      }
      return true;
    } catch (StepFailed e) {
      draft.partlyChanged(autocommit.changed());
      boolean lost = SqlFailure.isConnectionLost(e.reason());
      session.rollback();
      if (e.inCommit() && lost) {
        return wasCommitted(step, e.reason(), autocommit);
      }
      stop.check();
      if (SqlFailure.mayPass(e.reason()) && repeat <= retries.repeats()) {
        pauseBeforeRepeat(step, e.reason(), repeat);
        return false;
      }
      noteFailure(step, begun, e.reason());
      throw failed(step, e, autocommit.changed());
    } catch (RunEnded | Stopped e) {
      draft.partlyChanged(autocommit.changed());
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
  private boolean wasCommitted(PreparedStep step, SQLException lost, AutocommitStep autocommit)
      throws RunEnded, Stopped {
    List<String> found;
    try {
      migrator.reconnect();
      found = migrator.session().table().read(migrator.session().connection());
    } catch (SQLException e) {
      throw new RunEnded(
          Outcome.FAILED,
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
              autocommit.changed()));
    }
    if (rows.after(step.step()).are(found)) {
      return true;
    }
    throw new RunEnded(Outcome.FAILED, SqlFailure.around(lost, step.file(), autocommit.changed()));
  }

  private static RunEnded failed(PreparedStep step, StepFailed e, boolean partlyChanged) {
    SqlStatement statement = e.statement();
    Failure failure =
        statement == null
            ? e.inCommit()
                ? SqlFailure.around(e.reason(), step.file(), partlyChanged)
                : SqlFailure.ofOurOwn(e.reason(), partlyChanged)
            : SqlFailure.inStatement(e.reason(), statement, step.file(), partlyChanged);
    return new RunEnded(partlyChanged ? Outcome.PARTLY_APPLIED : Outcome.FAILED, failure);
  }

  /** For whoever asks later; the run's own outcome does not hang on it. */
  private void noteFailure(PreparedStep step, long begun, SQLException reason) {
    try {
      migrator.session().reset();
      history.record(
          migrator.session().connection(),
          step.entry(
              HistoryEntry.Outcome.FAILED,
              TransactionalStep.millisSince(begun),
              SqlFailure.state(reason)),
          request.origin());
    } catch (SQLException e) {
      events.warning("The failure could not be written to the history: " + SqlFailure.message(e));
    }
  }
}
