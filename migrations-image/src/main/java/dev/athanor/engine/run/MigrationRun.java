package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.List;

/**
 * A run, from the scripts and a target to a report.
 *
 * <p>Two promises hold whatever happens: a migration's transaction has its row and its history
 * entry in it, so that a database is at one revision or the next; and nothing runs before all that
 * could be checked was checked.
 */
public final class MigrationRun {

  private final RunRequest request;
  private final DatabaseSettings database;
  private final RunEvents events;
  private final StopSignal stop;
  private final RetrySchedule retries;
  private final ReportDraft draft;

  public MigrationRun(
      RunRequest request, DatabaseSettings database, RunEvents events, StopSignal stop) {
    this(request, database, events, stop, RetrySchedule.DEFAULT);
  }

  MigrationRun(
      RunRequest request,
      DatabaseSettings database,
      RunEvents events,
      StopSignal stop,
      RetrySchedule retries) {
    String run = request.origin().run();
    this.request = request;
    this.database =
        (run == null ? database : database.withApplicationName(run)).withStatementsAsWritten();
    this.events = events;
    this.stop = stop;
    this.retries = retries;
    this.draft = new ReportDraft(run, request.target());
  }

  /** Runs; whatever happens is in the report. */
  public RunReport run() {
    Deadline deadline = Deadline.start(request.timeouts().run(), stop);
    try {
      return draft.ended(migrate(), null);
    } catch (RunEnded e) {
      return draft.ended(e.outcome(), e.failure());
    } catch (Stopped e) {
      return draft.ended(Outcome.STOPPED, stopped(e.reason()));
    } catch (RuntimeException e) {
      return draft.ended(Outcome.FAILED, fault(e));
    } finally {
      deadline.end();
    }
  }

  private Outcome migrate() throws RunEnded, Stopped {
    ScriptDirectory scripts = LoadedScripts.load(request.scripts());
    draft.scripts(scripts.graph().effectiveHeads());
    try (Migrator migrator =
        new Migrator(database, request.versionTable(), request.timeouts(), events, stop)) {
      draft.server(migrator.session().server().version());
      if (!request.planOnly()) {
        refuseReadOnly(migrator.session());
        migrator.becomeTheOnlyOne();
      }
      Decision decision = Decision.make(request, scripts, migrator.session(), events, draft);
      if (request.planOnly()) {
        return Outcome.PLANNED;
      }
      if (!decision.steps().isEmpty()) {
        take(decision, migrator, scripts);
      }
      return Outcome.ARRIVED;
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, database.toString());
    }
  }

  private void refuseReadOnly(Session session) throws RunEnded {
    if (session.server().readOnly()) {
      throw RunEnded.because(
          Outcome.UNREACHABLE,
          Cause.DATABASE_UNREACHABLE,
          "The server at " + database + " is read-only: a standby, or set so.",
          "Name the primary, or several hosts, of which the one that takes writes is used.");
    }
  }

  private void take(Decision decision, Migrator migrator, ScriptDirectory scripts)
      throws SQLException, RunEnded, Stopped {
    RunHistory history = new RunHistory(events);
    if (request.transactions() == Transactions.PER_MIGRATION) {
      history.before(migrator.session());
    }
    try {
      new Walk(migrator, history, request, events, stop, draft, decision.rows(), retries)
          .take(decision.steps());
    } finally {
      readBack(migrator, scripts);
    }
    if (!draft.isAtTarget()) {
      throw RunEnded.because(
          Outcome.FAILED,
          Cause.DATABASE_MOVED,
          "Every step was taken, and yet the rows of "
              + migrator.session().table().qualified()
              + " are not those of the target: another hand has changed them.",
          "Look who else migrates this database, and run again.");
    }
  }

  /** What the database says in the end, whatever happened to the session on the way. */
  private void readBack(Migrator migrator, ScriptDirectory scripts) {
    draft.rowsAfter(null);
    try {
      if (!migrator.session().isAlive()) {
        migrator.openAnotherSession();
      }
      Session session = migrator.session();
      List<String> rows = session.table().read(session.connection());
      draft.rowsAfter(rows);
      draft.pending(Planner.pending(scripts.graph(), rows));
    } catch (SQLException e) {
      events.warning("The rows could not be read in the end: " + SqlFailure.message(e));
    } catch (RevisionException e) {
      // Rows of another hand: there is no number of steps from there.
      events.warning(e.detail() + ".");
    }
  }

  private Failure fault(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return new Failure(
        Cause.INTERNAL,
        "A fault in Athanor itself: " + e + (trace.length == 0 ? "" : " at " + trace[0]),
        "Please report it with this text.",
        null,
        null,
        null,
        null,
        draft.partlyChanged());
  }

  private Failure stopped(Reason reason) {
    boolean deadline = reason == Reason.DEADLINE;
    return new Failure(
        deadline ? Cause.DEADLINE_EXCEEDED : Cause.STOPPED,
        (deadline ? "The run's time was over" : "The run was told to stop")
            + (draft.partlyChanged()
                ? "; the statements that were done stay done, and the next run goes on behind them."
                : "; what was not committed was rolled back."),
        null,
        null,
        null,
        null,
        null,
        draft.partlyChanged());
  }
}
