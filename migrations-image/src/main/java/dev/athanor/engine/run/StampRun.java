package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.UnknownRowsException;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the version table say that the database is at certain revisions, and runs no script. All of
 * it is one transaction, in which the rows are locked and read, and which is written down in the
 * history.
 */
public final class StampRun {

  private final StampRequest request;
  private final DatabaseSettings database;
  private final RunEvents events;
  private final StopSignal stop;
  private final ReportDraft draft;

  public StampRun(
      StampRequest request, DatabaseSettings database, RunEvents events, StopSignal stop) {
    String run = request.origin().run();
    this.request = request;
    this.database = database.forRun(run);
    this.events = events;
    this.stop = stop;
    this.draft = new ReportDraft(run, String.join(" ", request.targets()));
  }

  /** Stamps; whatever happens is in the report. Its steps are none: nothing is applied. */
  public RunReport run() {
    return new ReportedRun(draft, stop).of(this::stamp, request.timeouts().run());
  }

  private Outcome stamp() throws RunEnded, Stopped {
    try (Opening<Session> opening =
        Session.opening(database, request.versionTable(), request.timeouts())) {
      ScriptDirectory scripts = LoadedScripts.load(request.scripts());
      draft.scripts(scripts.graph().effectiveHeads());
      return stamp(scripts, opening);
    }
  }

  private Outcome stamp(ScriptDirectory scripts, Opening<Session> opening)
      throws RunEnded, Stopped {
    try (Migrator migrator =
        new Migrator(database, opening.await(stop), request.timeouts(), events, stop)) {
      draft.server(migrator.session().server().version());
      migrator.becomeTheOnlyOne();
      draft.database(
          DatabaseIdentity.read(migrator.session().connection(), migrator.session().table()));
      LockWatch watch = migrator.watchLocks();
      try {
        attempts(migrator, scripts);
      } finally {
        watch.end();
        ReadBack.into(draft, migrator, scripts.graph(), events);
      }
      return Outcome.ARRIVED;
    } catch (SQLException e) {
      stop.check();
      throw UnusableDatabase.because(e, database.toString());
    }
  }

  private void attempts(Migrator migrator, ScriptDirectory scripts) throws RunEnded, Stopped {
    RetrySchedule retries = RetrySchedule.DEFAULT;
    StampTransaction transaction =
        new StampTransaction(
            request,
            scripts,
            new RunHistory(events, Preface.NONE, request.origin()),
            events,
            draft);
    for (int repeat = 1; ; repeat++) {
      String passing = attempt(migrator, transaction, repeat > retries.repeats());
      if (passing == null) {
        return;
      }
      Duration pause = retries.pause(repeat, RandomGenerator.getDefault());
      events.retrying(draft.target(), passing, pause);
      stop.await(pause);
      stop.check();
      migrator.checkStillAlone();
    }
  }

  /** Null when it is committed, the SQLSTATE when it was rolled back and may be tried again. */
  private @Nullable String attempt(Migrator migrator, StampTransaction transaction, boolean last)
      throws RunEnded, Stopped {
    Session session = migrator.session();
    try {
      stop.check();
      transaction.run(session, stop);
      return null;
    } catch (StepFailed e) {
      session.rollback();
      if (e.inCommit() && SqlFailure.isConnectionLost(e.reason())) {
        refuseUnlessCommitted(migrator, transaction, e);
        return null;
      }
      stop.check();
      if (SqlFailure.mayPass(e.reason()) && !last) {
        return SqlFailure.state(e.reason());
      }
      throw new RunEnded(Outcome.FAILED, SqlFailure.of(e, null, false));
    } catch (RunEnded | Stopped e) {
      session.rollback();
      throw e;
    } catch (UnknownRowsException e) {
      session.rollback();
      throw unknownRows(e);
    } catch (RevisionException e) {
      session.rollback();
      throw TargetRefused.because(e);
    }
  }

  /** The connection was lost in COMMIT: only the database knows. */
  private static void refuseUnlessCommitted(
      Migrator migrator, StampTransaction transaction, StepFailed lost) throws RunEnded, Stopped {
    try {
      migrator.reconnect();
      List<String> found = migrator.session().table().read(migrator.session().connection());
      if (new VersionRows(transaction.rowsAfter()).are(found)) {
        return;
      }
    } catch (SQLException e) {
      lost.addSuppressed(e);
    }
    throw new RunEnded(Outcome.FAILED, SqlFailure.of(lost, null, false));
  }

  private RunEnded unknownRows(UnknownRowsException e) {
    draft.unknownRevisions(e.rows());
    return RunEnded.because(
        Outcome.UNKNOWN_REVISION,
        Cause.REVISION_UNKNOWN,
        String.valueOf(e.getMessage()),
        e.detail() + ". To erase what the version table says, whatever it is: stamp --purge.");
  }
}
