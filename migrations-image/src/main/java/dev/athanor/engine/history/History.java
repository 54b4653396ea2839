package dev.athanor.engine.history;

import dev.athanor.engine.database.VersionTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps ever taken on one version table, written in the transaction of the step itself.
 *
 * <p>The methods neither begin nor end a transaction.
 */
public final class History {

  private final HistoryTables tables;
  private final VersionTable versionTable;

  private History(HistoryTables tables, VersionTable versionTable) {
    this.tables = tables;
    this.versionTable = versionTable;
  }

  /** The history, if one was ever begun. Changes nothing. */
  public static Optional<History> find(Connection connection, VersionTable pinned)
      throws SQLException {
    return HistoryTables.find(connection, pinned).map(tables -> new History(tables, pinned));
  }

  /**
   * The history, begun now if need be.
   *
   * @throws SQLException also (0A000) when a newer Athanor has changed its layout
   */
  public static History findOrCreate(Connection connection, VersionTable pinned)
      throws SQLException {
    return new History(HistoryTables.findOrCreate(connection, pinned), pinned);
  }

  /**
   * Whether the history is in the schema {@code athanor}. False where the role may not create a
   * schema: then it lies beside the version table, where Alembic's autogenerate sees it.
   */
  public boolean inOwnSchema() {
    return tables.ownSchema();
  }

  /** How far parts outside transactions came. */
  public Progress progress() {
    return new Progress(tables.progress(), versionTable.qualified());
  }

  /** The id of the newest step that was applied, 0 when there is none. */
  public long newestApplied(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT coalesce(max(id), 0) FROM "
                + tables.entries()
                + " WHERE version_table = ? AND outcome = 'Applied'")) {
      statement.setString(1, versionTable.qualified());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * The checksum with which each revision was last upgraded to. Of a revision that was stamped
   * since, nothing is known.
   */
  public Map<String, String> upgradeChecksums(Connection connection) throws SQLException {
    String own = " FROM " + tables.entries() + " WHERE version_table = ? AND outcome = 'Applied'";
    boolean stamps = tables.takeStamps(connection);
    String query =
        "SELECT DISTINCT ON (revision) revision, checksum FROM (SELECT id, revision, checksum"
            + own
            + " AND direction = 'Upgrade'"
            + (stamps
                ? " UNION ALL SELECT id, unnest(stamped), NULL" + own + " AND direction = 'Stamp'"
                : "")
            + ") AS known ORDER BY revision, id DESC";
    Map<String, String> checksums = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      if (stamps) {
        statement.setString(2, versionTable.qualified());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String checksum = row.getString(2);
          if (checksum != null) {
            checksums.put(row.getString(1), checksum);
          }
        }
      }
    }
    return checksums;
  }

  /** The newest entries, the newest first. */
  public List<RecordedEntry> newest(Connection connection, int most) throws SQLException {
    String query =
        "SELECT id, at, direction, revision, outcome, millis, message, sqlstate, run, image, role"
            + " FROM "
            + tables.entries()
            + " WHERE version_table = ? ORDER BY id DESC LIMIT "
            + most;
    List<RecordedEntry> newest = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          newest.add(
              new RecordedEntry(
                  row.getLong(1),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getLong(6),
                  row.getString(7),
                  row.getString(8),
                  row.getString(9),
                  row.getString(10),
                  row.getString(11)));
        }
      }
    }
    return List.copyOf(newest);
  }

  /**
   * Writes down that the rows were moved without running a script.
   *
   * @throws SQLException also (42501) when the tables are an older Athanor's and another role's
   */
  public void record(Connection connection, StampEntry entry, Origin origin) throws SQLException {
    if (!tables.takeStamps(connection)) {
      throw new SQLException(
          tables.entries()
              + " was made by an older Athanor, has no place for stamps, and belongs to another"
              + " role: migrate or stamp once as that role",
          "42501");
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + tables.entries()
                + " (version_table, revision, direction, outcome, millis, checksum, message, parents,"
                + " dependencies, downgrade_autocommit, run, image, owner, tool, rows_before,"
                + " rows_after, stamped) VALUES (?, ?, 'Stamp', 'Applied', ?, '', '', '{}', '{}',"
                + " false, ?, ?, ?, ?, ?, ?, ?)")) {
      int at = 0;
      statement.setString(++at, versionTable.qualified());
      statement.setString(++at, entry.revision());
      statement.setLong(++at, entry.millis());
      statement.setString(++at, origin.run());
      statement.setString(++at, origin.image());
      statement.setString(++at, origin.owner());
      statement.setString(++at, origin.tool());
      statement.setArray(++at, texts(connection, entry.rowsBefore()));
      statement.setArray(++at, texts(connection, entry.rowsAfter()));
      statement.setArray(++at, texts(connection, entry.stamped()));
      statement.executeUpdate();
    }
  }

  /** Writes an entry. */
  public void record(Connection connection, HistoryEntry entry, Origin origin) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + tables.entries()
                + " (version_table, revision, direction, outcome, millis, checksum, message, parents,"
                + " dependencies, downgrade, downgrade_autocommit, downgrade_checksum, sqlstate, run,"
                + " image, owner, tool) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      int at = 0;
      statement.setString(++at, versionTable.qualified());
      statement.setString(++at, entry.revision());
      statement.setString(++at, entry.direction());
      statement.setString(++at, entry.outcome().wire());
      statement.setLong(++at, entry.millis());
      statement.setString(++at, entry.checksum());
      statement.setString(++at, entry.message());
      statement.setArray(++at, texts(connection, entry.parents()));
      statement.setArray(++at, texts(connection, entry.dependencies()));
      statement.setString(++at, entry.downgrade());
      statement.setBoolean(++at, entry.downgradeAutocommit());
      statement.setString(++at, entry.downgradeChecksum());
      statement.setString(++at, entry.sqlState());
      statement.setString(++at, origin.run());
      statement.setString(++at, origin.image());
      statement.setString(++at, origin.owner());
      statement.setString(++at, origin.tool());
      statement.executeUpdate();
    }
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray(new String[0]));
  }
}
