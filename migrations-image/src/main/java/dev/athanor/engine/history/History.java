package dev.athanor.engine.history;

import dev.athanor.engine.database.VersionTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** The checksum with which each revision was last upgraded to. */
  public Map<String, String> upgradeChecksums(Connection connection) throws SQLException {
    Map<String, String> checksums = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DISTINCT ON (revision) revision, checksum FROM "
                + tables.entries()
                + " WHERE version_table = ? AND outcome = 'Applied' AND direction = 'Upgrade'"
                + " ORDER BY revision, id DESC")) {
      statement.setString(1, versionTable.qualified());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          checksums.put(row.getString(1), row.getString(2));
        }
      }
    }
    return checksums;
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
