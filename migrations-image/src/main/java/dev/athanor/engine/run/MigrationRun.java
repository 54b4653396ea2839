package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.history.History;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;

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
    this.database = database.forRun(run);
    this.events = events;
    this.stop = stop;
    this.retries = retries;
    this.draft = new ReportDraft(run, request.target());
  }

  /** Runs; whatever happens is in the report. */
  public RunReport run() {
    return new ReportedRun(draft, stop).of(this::migrate, request.timeouts().run());
  }

  private Outcome migrate() throws RunEnded, Stopped {
    try (Opening<FirstLook> opening =
        FirstLook.opening(database, request.versionTable(), request.timeouts(), stop)) {
      ScriptDirectory scripts = LoadedScripts.load(request.scripts());
      draft.scripts(scripts.graph().effectiveHeads());
      return migrate(scripts, opening);
    }
  }

  private Outcome migrate(ScriptDirectory scripts, Opening<FirstLook> opening)
      throws RunEnded, Stopped {
    try (FirstLook first = opening.await(stop);
        Migrator migrator =
            new Migrator(database, first.session(), request.timeouts(), events, stop)) {
      draft.server(migrator.session().server().version());
      Decision decision = decide(scripts, first, migrator);
      if (request.planOnly()) {
        return Outcome.PLANNED;
      }
      if (decision.steps().isEmpty()) {
        tellOfAdoption(decision, migrator);
      } else {
        take(decision, migrator, scripts);
      }
      return Outcome.ARRIVED;
    } catch (SQLException e) {
      stop.check();
      throw UnusableDatabase.because(e, database.toString());
    }
  }

  /**
   * Decides under the lock, and without it where nothing is to be done: the rows are what others
   * have committed either way, and most runs of most databases end here.
   */
  private Decision decide(ScriptDirectory scripts, FirstLook first, Migrator migrator)
      throws SQLException, RunEnded, Stopped {
    if (!request.planOnly()) {
      migrator.refuseReadOnly();
    }
    Look seen = first.seen();
    Look look = seen;
    if (!request.planOnly() && !Decision.isNothingToDo(request, scripts.graph(), seen.rows())) {
      migrator.becomeTheOnlyOne();
      look = ask(migrator, seen::again);
    }
    Look decisive = look;
    return ask(
        migrator, session -> Decision.make(request, scripts, session, decisive, events, draft));
  }

  private interface Question<T> {
    T ask(Session session) throws SQLException, RunEnded;
  }

  private <T> T ask(Migrator migrator, Question<T> question)
      throws SQLException, RunEnded, Stopped {
    Session session = migrator.session();
    return stop.answered(session.connection(), () -> question.ask(session));
  }

  private void tellOfAdoption(Decision decision, Migrator migrator)
      throws SQLException, RunEnded, Stopped {
    if (decision.preface().adopts()) {
      RunHistory history = new RunHistory(events, decision.preface(), request.origin());
      History unused = ask(migrator, history::before);
    }
  }

  private void take(Decision decision, Migrator migrator, ScriptDirectory scripts)
      throws SQLException, RunEnded, Stopped {
    RunHistory history = new RunHistory(events, decision.preface(), request.origin());
    if (request.transactions() == Transactions.PER_MIGRATION) {
      Session session = migrator.session();
      stop.answered(session.connection(), () -> history.before(session));
    }
    try {
      new Walk(migrator, history, request, events, stop, draft, decision.rows(), retries)
          .take(decision.steps());
    } finally {
      ReadBack.into(draft, migrator, scripts.graph(), events);
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
}
