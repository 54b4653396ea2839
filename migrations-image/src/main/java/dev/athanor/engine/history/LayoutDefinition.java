package dev.athanor.engine.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The history's tables as this Athanor makes them, new or out of older ones. */
final class LayoutDefinition {

  /** What an entry may be; a new word needs a {@link LayoutUpgrade}. */
  private static final String DIRECTIONS =
      "('Upgrade', 'Downgrade', 'Stamp', 'Found', 'Accept', 'Adopt', 'Resolve')";

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
        file text,
        line integer,
        masked text,
        PRIMARY KEY (version_table, revision, direction, statement, occurrence)
      )""";

  private LayoutDefinition() {}

  static void create(HistoryTables tables, Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    if (tables.ownSchema()) {
      all.add("CREATE SCHEMA IF NOT EXISTS " + HistoryTables.SCHEMA);
      all.add("REVOKE ALL ON SCHEMA " + HistoryTables.SCHEMA + " FROM PUBLIC");
    }
    all.add("CREATE TABLE IF NOT EXISTS " + tables.layout() + " (version integer PRIMARY KEY)");
    all.add(
        "INSERT INTO "
            + tables.layout()
            + " VALUES ("
            + HistoryTables.LAYOUT
            + ") ON CONFLICT DO NOTHING");
    all.add("CREATE TABLE IF NOT EXISTS " + tables.entries() + ENTRY_COLUMNS);
    all.add("CREATE TABLE IF NOT EXISTS " + tables.progress() + PROGRESS_COLUMNS);
    for (String table : List.of(tables.layout(), tables.entries(), tables.progress())) {
      all.add("REVOKE ALL ON " + table + " FROM PUBLIC");
    }
    execute(all, connection);
  }

  /** Adds all that the tables do not have yet. */
  static void upgrade(HistoryTables tables, Connection connection) throws SQLException {
    List<String> all = new ArrayList<>();
    for (LayoutUpgrade upgrade : LayoutUpgrade.values()) {
      if (!tables.have(upgrade)) {
        all.addAll(upgrade.statements(tables));
      }
    }
    if (!all.isEmpty()) {
      all.add(
          "ALTER TABLE "
              + tables.entries()
              + " DROP CONSTRAINT IF EXISTS "
              + tables.entries().substring(tables.entries().lastIndexOf('.') + 1)
              + "_direction_check, ADD CHECK (direction IN "
              + DIRECTIONS
              + ")");
    }
    execute(all, connection);
  }

  private static void execute(List<String> statements, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
