package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.history.History;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes something into the history that is no step: under the migrators' lock, in one transaction,
 * after what another hand has done was written down. The rows stay as they are.
 */
final class HistoryTransaction {

  private HistoryTransaction() {}

  /**
   * What is open for the writing.
   *
   * @param rows the version table, as far as the scripts know it
   */
  record Open(
      ScriptDirectory scripts,
      Connection connection,
      History history,
      KnownHistory known,
      List<String> rows,
      List<Discrepancy> discrepancies) {}

  /** The writing. */
  interface Work<T> {
    T run(Open open) throws SQLException, RunEnded;
  }

  /**
   * Does it.
   *
   * @throws RunEnded when it cannot be done; then nothing is written
   */
  static <T> T run(
      HistoryRequest request,
      DatabaseSettings database,
      RunEvents events,
      StopSignal stop,
      Work<T> work)
      throws RunEnded {
    ScriptDirectory scripts = LoadedScripts.load(request.scripts());
    Deadline deadline = Deadline.start(request.timeouts().run(), stop);
    DatabaseSettings named = database.forRun(request.origin().run());
    try (Migrator migrator = migrator(request, named, events, stop)) {
      migrator.becomeTheOnlyOne();
      Session session = migrator.session();
      session.begin();
      T result =
          stop.answered(
              session.connection(), () -> work.run(open(request, scripts, session, events)));
      session.commit();
      return result;
    } catch (SQLException e) {
      if (stop.reason() != null) {
        throw stopped(requireNonNull(stop.reason()));
      }
      throw UnusableDatabase.because(e, database.toString());
    } catch (Stopped e) {
      throw stopped(e.reason());
    } finally {
      deadline.end();
    }
  }

  private static RunEnded stopped(Reason reason) {
    return RunEnded.because(
        Outcome.STOPPED,
        reason == Reason.DEADLINE ? Cause.DEADLINE_EXCEEDED : Cause.STOPPED,
        "It was time to stop; nothing was changed.",
        null);
  }

  private static Migrator migrator(
      HistoryRequest request, DatabaseSettings database, RunEvents events, StopSignal stop)
      throws SQLException, Stopped {
    Session session =
        Opening.of(() -> Session.open(database, request.versionTable(), request.timeouts()), stop);
    return new Migrator(database, session, request.timeouts(), events, stop);
  }

  private static Open open(
      HistoryRequest request, ScriptDirectory scripts, Session session, RunEvents events)
      throws SQLException, RunEnded {
    Connection connection = session.connection();
    if (History.find(connection, session.table()).isEmpty()) {
      throw RunEnded.because(
          Outcome.TARGET_REFUSED,
          Cause.INVALID_ARGUMENT,
          "This database has no history of Athanor: nothing was run here that it knows of.",
          null);
    }
    History history = new RunHistory(events, Preface.NONE, request.origin()).within(session);
    KnownHistory known = history.known(connection);
    Ownership.takenFrom(request.origin().owner(), null, known.owner());
    List<String> all = session.table().read(connection);
    List<String> rows = all.stream().filter(row -> scripts.find(row).isPresent()).toList();
    List<Discrepancy> discrepancies = Discrepancies.find(known, scripts, rows);
    Preface.of(known, scripts.graph(), all, discrepancies, null)
        .write(history, connection, request.origin());
    return new Open(scripts, connection, history, known, rows, discrepancies);
  }
}
