package dev.athanor.engine.history;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.digest.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the history lives: tables in a schema of their own, so that Alembic's autogenerate does not
 * offer to drop them; beside the version table where the role may not create a schema.
 *
 * @param entries the table of steps, quoted
 * @param progress the table of statements outside transactions, quoted
 * @param layout the table with the layout's version, quoted
 * @param ownSchema whether they are in the schema {@code athanor}
 * @param upgrades what was added to the tables since the first Athanor made them
 */
record HistoryTables(
    String entries,
    String progress,
    String layout,
    boolean ownSchema,
    Set<LayoutUpgrade> upgrades) {

  static final String SCHEMA = "athanor";

  /**
   * Counts up when an older Athanor can no longer write the tables; {@link LayoutUpgrade} is for
   * what it merely does not know.
   */
  static final int LAYOUT = 1;

  /** What builds between releases called the first layout with stamps. */
  private static final int NEWEST_KNOWN = 2;

  static HistoryTables inOwnSchema() {
    return new HistoryTables(
        SCHEMA + ".history", SCHEMA + ".progress", SCHEMA + ".layout", true, Set.of());
  }

  static HistoryTables beside(VersionTable table) {
    String schema = table.schema();
    String prefix = schema == null ? "" : SqlNames.quoted(schema) + ".";
    return new HistoryTables(
        prefix + "athanor_history",
        prefix + "athanor_progress",
        prefix + "athanor_layout",
        false,
        Set.of());
  }

  /**
   * The tables that are there.
   *
   * @throws SQLException also (0A000) when a newer Athanor has changed their layout
   */
  static Optional<HistoryTables> find(Connection connection, VersionTable table)
      throws SQLException {
    for (HistoryTables candidate : List.of(inOwnSchema(), beside(table))) {
      HistoryTables found = candidate.existing(connection);
      if (found != null) {
        found.refuseNewer(connection);
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** The tables, created or brought up to date where needed. The caller commits. */
  static HistoryTables findOrCreate(Connection connection, VersionTable table) throws SQLException {
    HistoryTables found = find(connection, table).orElse(null);
    if (found != null && (found.isNewest() || !found.mayBeAltered(connection))) {
      return found;
    }
    waitForOthers(connection);
    found = find(connection, table).orElse(null);
    if (found == null) {
      HistoryTables tables = mayCreateSchema(connection) ? inOwnSchema() : beside(table);
      LayoutDefinition.create(tables, connection);
      return tables.whole();
    }
    LayoutDefinition.upgrade(found, connection);
    return found.whole();
  }

  private HistoryTables with(Set<LayoutUpgrade> known) {
    return new HistoryTables(entries, progress, layout, ownSchema, Set.copyOf(known));
  }

  private HistoryTables whole() {
    return with(EnumSet.allOf(LayoutUpgrade.class));
  }

  /** Whether that was added to these tables. */
  boolean have(LayoutUpgrade upgrade) {
    return upgrades.contains(upgrade);
  }

  private boolean isNewest() {
    return upgrades.size() == LayoutUpgrade.values().length;
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

  /** These tables with what was added to them; null where they are not there. */
  private @Nullable HistoryTables existing(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            // Of a schema that the role may not look into, to_regclass would complain.
            "SELECT ARRAY(SELECT CASE WHEN attrelid = t.entries THEN 'HISTORY.' ELSE 'PROGRESS.' END"
                + " || attname FROM pg_catalog.pg_attribute WHERE attrelid IN (t.entries,"
                + " t.progress) AND NOT attisdropped) FROM (SELECT pg_catalog.to_regclass(n.entries)"
                + " AS entries, pg_catalog.to_regclass(n.progress) AS progress FROM (SELECT ?::text"
                + " AS entries, ?::text AS progress WHERE NOT ? OR EXISTS (SELECT FROM"
                + " pg_catalog.pg_namespace WHERE nspname = 'athanor' AND"
                + " pg_catalog.has_schema_privilege(oid, 'USAGE'))) AS n) AS t WHERE t.entries IS"
                + " NOT NULL")) {
      statement.setString(1, entries);
      statement.setString(2, progress);
      statement.setBoolean(3, ownSchema);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? with(witnessed(requireNonNull(History.texts(row, 1)))) : null;
      }
    }
  }

  private static Set<LayoutUpgrade> witnessed(List<String> columns) {
    Set<LayoutUpgrade> known = EnumSet.noneOf(LayoutUpgrade.class);
    for (LayoutUpgrade upgrade : LayoutUpgrade.values()) {
      if (columns.contains(upgrade.table() + "." + upgrade.witness())) {
        known.add(upgrade);
      }
    }
    return known;
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

  private boolean mayBeAltered(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT pg_catalog.bool_and(pg_catalog.pg_has_role(relowner, 'USAGE')) FROM"
                + " pg_catalog.pg_class WHERE oid IN (pg_catalog.to_regclass(?),"
                + " pg_catalog.to_regclass(?))")) {
      statement.setString(1, entries);
      statement.setString(2, progress);
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
}
