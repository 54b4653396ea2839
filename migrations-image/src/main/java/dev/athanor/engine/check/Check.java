package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.check.CheckAnswer.Compared;
import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.LoadedScripts;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.run.UnusableDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Compares a database's schema with the wanted one. The database itself is only read; a wish to
 * stop is heeded, and leaves no shadow database behind.
 */
public final class Check {

  private final CheckRequest request;
  private final DatabaseSettings database;
  private final CheckEvents events;
  private final StopSignal stop;
  private final CatalogReader reader;

  public Check(
      CheckRequest request, DatabaseSettings database, CheckEvents events, StopSignal stop) {
    this.request = request;
    this.database = database;
    this.events = events;
    this.stop = stop;
    this.reader = request.grants() ? CatalogReader.withGrants() : CatalogReader.withoutGrants();
  }

  /**
   * Looks, makes the wanted schema, and compares.
   *
   * @throws RunEnded when there is no answer: the scripts are bad, the database or the shadow
   *     cannot be used, the wanted schema cannot be made, or it was time to stop
   */
  public CheckAnswer answer() throws RunEnded {
    RevisionGraph graph = LoadedScripts.load(request.scripts()).graph();
    try (Connection connection = database.connect()) {
      VersionTable table = request.versionTable().pinned(connection);
      NotUpToDate elsewhere = Starting.elsewhere(connection, table, graph);
      if (elsewhere != null) {
        return elsewhere;
      }
      Catalog found = reader.read(connection, table);
      Catalog wanted = wanted(connection, table);
      return new Compared(
          Comparison.differences(wanted, found), wanted.fingerprint(), found.fingerprint());
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, database.toString());
    } catch (Stopped e) {
      throw ended(e, "check");
    }
  }

  static RunEnded ended(Stopped e, String what) {
    return RunEnded.because(
        Outcome.STOPPED,
        Cause.STOPPED,
        (e.reason() == Reason.DEADLINE
                ? "The " + what + "'s time was over"
                : "The " + what + " was told to stop")
            + "; the database was only looked at.",
        null);
  }

  private Catalog wanted(Connection target, VersionTable table)
      throws SQLException, RunEnded, Stopped {
    stop.check();
    try (Shadow shadow = Shadow.open(request, target, database, table, events)) {
      WantedSchema.in(shadow, request, table, events, stop).make();
      stop.check();
      try (Connection connection = shadow.database().connect()) {
        return reader.read(connection, table);
      } catch (SQLException e) {
        throw UnusableDatabase.because(e, shadow.database().toString());
      }
    }
  }
}
