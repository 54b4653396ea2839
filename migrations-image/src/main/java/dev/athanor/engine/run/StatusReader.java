package dev.athanor.engine.run;

import dev.athanor.engine.database.AdvisoryLock;
import dev.athanor.engine.database.AdvisoryLock.Purpose;
import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.History;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.history.Progress.UnfinishedPart;
import dev.athanor.engine.history.RecordedEntry;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Looks where a database stands, without a lock and without a run; changes nothing. */
public final class StatusReader {

  private static final int ENTRIES = 5;

  private final ScriptDirectory scripts;
  private final Connection connection;
  private final VersionTable table;

  private StatusReader(ScriptDirectory scripts, Connection connection, VersionTable table) {
    this.scripts = scripts;
    this.connection = connection;
    this.table = table;
  }

  /** Reads it over a connection of its own. */
  public static DatabaseStatus read(
      DatabaseSettings database, VersionTable versionTable, ScriptDirectory scripts)
      throws Unreadable {
    try (Connection connection = database.withStatementsAsWritten().connect();
        Statement statement = connection.createStatement()) {
      // All of it as it was at one moment.
      statement.execute(CurrentRows.beginLooking("REPEATABLE READ"));
      DatabaseStatus status =
          new StatusReader(scripts, connection, versionTable.pinned(connection)).read();
      statement.execute("ROLLBACK");
      return status;
    } catch (SQLException e) {
      throw new Unreadable(UnusableDatabase.because(e, database.toString()));
    }
  }

  private DatabaseStatus read() throws SQLException {
    RevisionGraph graph = scripts.graph();
    boolean exists = table.exists(connection);
    List<String> rows = exists ? table.rows(connection) : List.of();
    List<String> unknown = rows.stream().filter(row -> graph.find(row).isEmpty()).toList();
    Optional<History> history = History.find(connection, table);
    KnownHistory known = history.isPresent() ? history.get().known(connection) : KnownHistory.NONE;
    List<String> there = rows.stream().filter(row -> !unknown.contains(row)).toList();
    return new DatabaseStatus(
        DatabaseIdentity.read(connection, table),
        "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(),
        exists,
        rows,
        graph.effectiveHeads(),
        unknown,
        unknown.isEmpty() ? Planner.pending(graph, rows) : null,
        history.isPresent() ? history.get().newest(connection, ENTRIES) : List.<RecordedEntry>of(),
        history.isPresent()
            ? history.get().progress().unfinished(connection)
            : List.<UnfinishedPart>of(),
        known.owner(),
        Preface.isMoved(known, rows) ? known.rows() : null,
        Discrepancies.find(known, scripts, there),
        holder().orElse(null));
  }

  private Optional<String> holder() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT oid FROM pg_catalog.pg_database WHERE datname ="
                    + " pg_catalog.current_database()")) {
      row.next();
      long key = AdvisoryLock.key(Purpose.MIGRATOR, row.getLong(1), table);
      return new AdvisoryLock(connection, key).holder();
    }
  }
}
