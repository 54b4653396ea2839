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
import java.util.List;
import java.util.Set;

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
      List<String> rows = table.read(connection);
      refuseUnknown(rows, graph);
      List<String> heads = graph.effectiveHeads();
      if (!Set.copyOf(rows).equals(Set.copyOf(heads))) {
        return new NotUpToDate(rows, heads);
      }
      Catalog found = reader.read(connection, table);
      Catalog wanted = wanted(connection, table);
      return new Compared(
          Comparison.differences(wanted, found), wanted.fingerprint(), found.fingerprint());
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, database.toString());
    } catch (Stopped e) {
      throw RunEnded.because(
          Outcome.STOPPED,
          Cause.STOPPED,
          (e.reason() == Reason.DEADLINE
                  ? "The check's time was over"
                  : "The check was told to stop")
              + "; the database was only looked at.",
          null);
    }
  }

  private static void refuseUnknown(List<String> rows, RevisionGraph graph) throws RunEnded {
    for (String row : rows) {
      if (graph.find(row).isEmpty()) {
        throw RunEnded.because(
            Outcome.UNKNOWN_REVISION,
            Cause.REVISION_UNKNOWN,
            "Can't locate revision identified by '" + row + "'",
            "The database is at a revision that these scripts do not have: use the scripts that"
                + " went up.");
      }
    }
  }

  private Catalog wanted(Connection target, VersionTable table)
      throws SQLException, RunEnded, Stopped {
    stop.check();
    DatabaseSettings lent = request.shadow();
    try (Shadow shadow =
        lent == null
            ? CreatedShadow.create(target, database, events)
            : LentShadow.take(lent, target, table, events)) {
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
