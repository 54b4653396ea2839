package dev.athanor.engine.history;

import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.digest.Sha256;
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

  private static final String SCHEMA = "athanor";

  /**
   * Counts up when an older Athanor can no longer write the tables. What an older one merely does
   * not know is added without that and looked for by its column, so that going back to an older
   * image stays possible.
   */
  private static final int LAYOUT = 1;

  /** What builds between releases called the first layout with stamps. */
  private static final int NEWEST_KNOWN = 2;

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
    if (found.isPresent() && found.get().isUpToDate(connection)) {
      return found.get();
    }
    waitForOthers(connection);
    HistoryTables tables = find(connection, table).orElse(null);
    if (tables == null) {
      tables = mayCreateSchema(connection) ? inOwnSchema() : beside(table);
      tables.create(connection);
    } else if (!tables.isUpToDate(connection)) {
      tables.addStamps(connection);
    }
    return tables;
  }

  /**
   * Migrators of several version tables share the history, and no lock of theirs keeps them apart;
   * IF NOT EXISTS does not help two that create at once. Lasts to the end of the transaction.
   */
  private static void waitForOthers(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_catalog.pg_advisory_xact_lock("
              + Sha256.of("athanor-history").firstLong()
              + ")");
    }
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

  /** Whether stamps can be written down: an older Athanor's tables have no place for them. */
  boolean takeStamps(Connection connection) throws SQLException {
    return ask(
        connection,
        "SELECT count(*) > 0 FROM pg_catalog.pg_attribute WHERE attrelid ="
            + " pg_catalog.to_regclass(?) AND attname = 'stamped' AND NOT attisdropped");
  }

  /** Whether there is nothing to be added, or nothing that this role may add. */
  private boolean isUpToDate(Connection connection) throws SQLException {
    refuseNewer(connection);
    return takeStamps(connection)
        || !ask(
            connection,
            "SELECT pg_catalog.pg_has_role(relowner, 'USAGE') FROM pg_catalog.pg_class WHERE oid ="
                + " pg_catalog.to_regclass(?)");
  }

  private boolean ask(Connection connection, String aboutEntries) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(aboutEntries)) {
      statement.setString(1, entries);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void refuseNewer(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(version) FROM " + layout)) {
      int version = row.next() ? row.getInt(1) : 0;
      if (version > NEWEST_KNOWN) {
        throw new SQLException(
            "A newer Athanor has changed the history of this database so that this one cannot write"
                + " it (layout "
                + version
                + ", this one knows "
                + NEWEST_KNOWN
                + "); use that version or a later one",
            "0A000");
      }
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
