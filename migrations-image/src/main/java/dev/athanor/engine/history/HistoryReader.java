package dev.athanor.engine.history;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.KnownHistory.Kind;
import dev.athanor.engine.history.KnownHistory.Mention;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads entries. */
final class HistoryReader {

  private static final String STEPS = " direction IN ('Upgrade', 'Downgrade', 'Stamp')";

  /**
   * Whether each entry goes on from the rows that the one before it left, since rows were found
   * last or from base. An older Athanor noted no rows with its steps, and did not mention what it
   * found.
   */
  private static final String WHOLE =
      "(SELECT bool_and(coalesce(direction = 'Found' OR rows_before @> before AND before @>"
          + " rows_before, rows_before = '{}')) FROM (SELECT direction, rows_before,"
          + " lag(rows_after) OVER (ORDER BY id) AS before FROM own WHERE rows_after IS NOT NULL AND"
          + " id >= coalesce((SELECT max(id) FROM own WHERE direction = 'Found'), 0)) AS chain)";

  private final HistoryTables tables;
  private final VersionTable versionTable;

  HistoryReader(HistoryTables tables, VersionTable versionTable) {
    this.tables = tables;
    this.versionTable = versionTable;
  }

  long newestEntry(Connection connection) throws SQLException {
    String query = "SELECT max(id) FROM " + tables.entries() + " WHERE version_table = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  KnownHistory known(Connection connection) throws SQLException {
    String rows =
        tables.have(LayoutUpgrade.STAMPS)
            ? "(SELECT rows_after FROM own WHERE rows_after IS NOT NULL ORDER BY id DESC LIMIT 1),"
                + " (SELECT max(id) FROM own WHERE rows_after IS NOT NULL), "
                + WHOLE
            : "NULL::text[], 0, false";
    String query =
        "WITH own AS (SELECT id, direction, owner"
            + (tables.have(LayoutUpgrade.STAMPS) ? ", rows_before, rows_after" : "")
            + " FROM "
            + tables.entries()
            + " WHERE version_table = ? AND outcome = 'Applied') SELECT (SELECT max(id) FROM own"
            + " WHERE"
            + STEPS
            + "), (SELECT owner FROM own WHERE owner IS NOT NULL AND (direction = 'Adopt' OR"
            + STEPS
            + ") ORDER BY id DESC LIMIT 1), "
            + rows;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new KnownHistory(
            row.getLong(1),
            row.getString(2),
            History.texts(row, 3),
            row.getLong(4),
            row.getBoolean(5),
            mentions(connection));
      }
    }
  }

  private Map<String, Mention> mentions(Connection connection) throws SQLException {
    String own = " FROM " + tables.entries() + " WHERE version_table = ? AND outcome = 'Applied'";
    boolean stamps = tables.have(LayoutUpgrade.STAMPS);
    String query =
        "SELECT DISTINCT ON (revision) revision, id, direction, checksum, parents, dependencies"
            + " FROM (SELECT revision, id, direction, checksum, parents, dependencies"
            + own
            + " AND direction IN ('Upgrade', 'Downgrade', 'Accept')"
            + (stamps
                ? " UNION ALL SELECT unnest(stamped), id, direction, NULL, '{}', '{}'"
                    + own
                    + " AND direction IN ('Stamp', 'Found')"
                : "")
            + ") AS known ORDER BY revision, id DESC";
    Map<String, Mention> mentions = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      if (stamps) {
        statement.setString(2, versionTable.qualified());
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          mentions.put(row.getString(1), mention(row));
        }
      }
    }
    return mentions;
  }

  private static Mention mention(ResultSet row) throws SQLException {
    Kind kind =
        switch (row.getString(3)) {
          case "Upgrade" -> Kind.RAN;
          case "Accept" -> Kind.ACCEPTED;
          case "Downgrade" -> Kind.TAKEN_BACK;
          default -> Kind.STAMPED;
        };
    return new Mention(
        row.getLong(2),
        kind,
        kind == Kind.RAN || kind == Kind.ACCEPTED ? row.getString(4) : null,
        requireNonNull(History.texts(row, 5)),
        requireNonNull(History.texts(row, 6)));
  }

  List<RecordedEntry> newest(Connection connection, int most) throws SQLException {
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

  Map<String, ArchivedRevision> archived(Connection connection, Collection<String> revisions)
      throws SQLException {
    String query =
        "SELECT DISTINCT ON (revision) revision, message, parents, dependencies, downgrade,"
            + " downgrade_autocommit, downgrade_checksum FROM "
            + tables.entries()
            + " WHERE version_table = ? AND outcome = 'Applied' AND direction = 'Upgrade' AND"
            + " revision = ANY (?) ORDER BY revision, id DESC";
    Map<String, ArchivedRevision> archived = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, versionTable.qualified());
      statement.setArray(2, connection.createArrayOf("text", revisions.toArray(new String[0])));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          archived.put(
              row.getString(1),
              new ArchivedRevision(
                  row.getString(1),
                  row.getString(2),
                  requireNonNull(History.texts(row, 3)),
                  requireNonNull(History.texts(row, 4)),
                  row.getString(5),
                  row.getBoolean(6),
                  row.getString(7)));
        }
      }
    }
    return archived;
  }
}
