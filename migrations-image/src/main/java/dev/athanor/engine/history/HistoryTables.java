package dev.athanor.engine.history;

import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.database.VersionTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Where the history lives: tables in a schema of their own, so that Alembic's autogenerate does not
 * offer to drop them; beside the version table where the role may not create a schema.
 *
 * @param entries the table of steps, quoted
 * @param progress the table of statements outside transactions, quoted
 * @param layout the table with the layout's version, quoted
 * @param ownSchema whether they are in the schema {@code athanor}
 */
record HistoryTables(String entries, String progress, String layout, boolean ownSchema) {

  /** The layout since which stamps are written down. */
  static final int WITH_STAMPS = 2;

  private static final String SCHEMA = "athanor";

  /** Counts up when the tables change; what is older is brought up to date in place. */
  private static final int LAYOUT = WITH_STAMPS;

  static HistoryTables inOwnSchema() {
    return new HistoryTables(SCHEMA + ".history", SCHEMA + ".progress", SCHEMA + ".layout", true);
  }

  static HistoryTables beside(VersionTable table) {
    String schema = table.schema();
    String prefix = schema == null ? "" : SqlNames.quoted(schema) + ".";
    return new HistoryTables(
        prefix + "athanor_history", prefix + "athanor_progress", prefix + "athanor_layout", false);
  }

  /** The tables that are there. */
  static Optional<HistoryTables> find(Connection connection, VersionTable table)
      throws SQLException {
    for (HistoryTables candidate : List.of(inOwnSchema(), beside(table))) {
      if (candidate.exist(connection)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The tables, created or brought up to date where needed. The caller commits. */
  static HistoryTables findOrCreate(Connection connection, VersionTable table) throws SQLException {
    Optional<HistoryTables> found = find(connection, table);
    if (found.isPresent()) {
      found.get().bringUpToDate(connection);
      return found.get();
    }
    HistoryTables created = mayCreateSchema(connection) ? inOwnSchema() : beside(table);
    created.create(connection);
    return created;
  }

  private boolean exist(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            // Of a schema that the role may not look into, to_regclass would complain.
            "SELECT CASE WHEN ? AND NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname ="
                + " 'athanor' AND pg_catalog.has_schema_privilege(oid, 'USAGE')) THEN false ELSE"
                + " pg_catalog.to_regclass(?) IS NOT NULL END")) {
      statement.setBoolean(1, ownSchema);
      statement.setString(2, entries);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static boolean mayCreateSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname ="
                    + " 'athanor') THEN EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname ="
                    + " 'athanor' AND pg_catalog.has_schema_privilege(oid, 'CREATE')) ELSE"
                    + " pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')"
                    + " END")) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The layout that the tables have. */
  int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(version) FROM " + layout)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private void bringUpToDate(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > LAYOUT) {
      throw new SQLException(
          "The history of this database was written by a newer Athanor (layout "
              + version
              + ", this one knows "
              + LAYOUT
              + "); use that version or a later one",
          "0A000");
    }
    if (version < WITH_STAMPS) {
      addStamps(connection);
    }
  }

  private void addStamps(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE "
              + entries
              + " DROP CONSTRAINT IF EXISTS "
              + entries.substring(entries.lastIndexOf('.') + 1)
              + "_direction_check, ADD CHECK (direction IN "
              + DIRECTIONS
              + "), ADD COLUMN rows_before text[], ADD COLUMN rows_after text[], ADD COLUMN stamped"
              + " text[]");
      statement.execute("INSERT INTO " + layout + " VALUES (" + WITH_STAMPS + ")");
    }
  }

  private void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (ownSchema) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        statement.execute("REVOKE ALL ON SCHEMA " + SCHEMA + " FROM PUBLIC");
      }
      statement.execute("CREATE TABLE IF NOT EXISTS " + layout + " (version integer PRIMARY KEY)");
      statement.execute(
          "INSERT INTO " + layout + " VALUES (" + LAYOUT + ") ON CONFLICT DO NOTHING");
      statement.execute("CREATE TABLE IF NOT EXISTS " + entries + ENTRY_COLUMNS);
      statement.execute("CREATE TABLE IF NOT EXISTS " + progress + PROGRESS_COLUMNS);
      for (String table : List.of(layout, entries, progress)) {
        statement.execute("REVOKE ALL ON " + table + " FROM PUBLIC");
      }
    }
  }

  private static final String DIRECTIONS = "('Upgrade', 'Downgrade', 'Stamp')";

  private static final String ENTRY_COLUMNS =
      """
       (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version_table text NOT NULL,
        revision text NOT NULL,
        direction text NOT NULL CHECK (direction IN %s),
        outcome text NOT NULL CHECK (outcome IN ('Applied', 'Failed')),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        millis bigint NOT NULL,
        checksum text NOT NULL,
        message text NOT NULL,
        parents text[] NOT NULL,
        dependencies text[] NOT NULL,
        downgrade text,
        downgrade_autocommit boolean NOT NULL,
        downgrade_checksum text,
        sqlstate text,
        run text,
        image text,
        owner text,
        role text NOT NULL DEFAULT session_user,
        tool text NOT NULL,
        rows_before text[],
        rows_after text[],
        stamped text[]
      )"""
          .formatted(DIRECTIONS);

  private static final String PROGRESS_COLUMNS =
      """
       (
        version_table text NOT NULL,
        revision text NOT NULL,
        direction text NOT NULL,
        statement text NOT NULL,
        occurrence integer NOT NULL,
        state text NOT NULL CHECK (state IN ('started', 'done')),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        run text,
        PRIMARY KEY (version_table, revision, direction, statement, occurrence)
      )""";
}
