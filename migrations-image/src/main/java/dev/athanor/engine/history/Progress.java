package dev.athanor.engine.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the statements of parts outside transactions came. A statement is known by its
 * fingerprint, and by its number among equal ones of its part.
 */
public final class Progress {

  /** What is known of a statement that was begun. */
  public enum State {
    STARTED,
    DONE
  }

  /** A revision's part. */
  public record Part(String revision, String direction) {}

  /** A statement of a part. */
  public record StatementKey(String fingerprint, int occurrence) {

    private static final int SHOWN = 8;

    /** A name that a person can type, and that stays its own when others are settled. */
    public String shortName() {
      String begin = fingerprint.substring(0, Math.min(fingerprint.length(), SHOWN));
      return occurrence == 1 ? begin : begin + "." + occurrence;
    }
  }

  /**
   * A part outside transactions that was begun and is not whole.
   *
   * @param done how many of its statements are done
   * @param started how many were begun, and nobody noted their end
   * @param at when that was noted last
   */
  public record UnfinishedPart(
      String revision, String direction, int done, int started, Instant at) {}

  /**
   * What a statement was, for people.
   *
   * @param file the script, relative to the folder of scripts
   * @param masked the statement with every literal masked
   */
  public record Seen(String file, int line, String masked) {}

  /**
   * A statement that was begun, and nobody noted its end.
   *
   * @param direction of its part
   * @param seen what it was when it was begun; null where an older Athanor began it
   */
  public record OpenStatement(
      String direction, StatementKey key, @Nullable Seen seen, Instant at) {}

  /** Of a statement of pages, the beginning says which one it is. */
  private static final int MOST_MASKED = 2000;

  private static final String OF_PART =
      " WHERE version_table = ? AND revision = ? AND direction = ?";

  private final String table;
  private final String versionTable;
  private final boolean takesSeen;

  Progress(String table, String versionTable, boolean takesSeen) {
    this.table = table;
    this.versionTable = versionTable;
    this.takesSeen = takesSeen;
  }

  /** The statements of a part that were begun. */
  public Map<StatementKey, State> read(Connection connection, Part part) throws SQLException {
    Map<StatementKey, State> states = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT statement, occurrence, state FROM " + table + OF_PART)) {
      identify(statement, part);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          states.put(
              new StatementKey(row.getString(1), row.getInt(2)),
              row.getString(3).equals("done") ? State.DONE : State.STARTED);
        }
      }
    }
    return states;
  }

  /** The parts that were begun and are not whole, the oldest first. */
  public List<UnfinishedPart> unfinished(Connection connection) throws SQLException {
    List<UnfinishedPart> parts = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT revision, direction, count(*) FILTER (WHERE state = 'done'), count(*) FILTER"
                + " (WHERE state = 'started'), max(at) FROM "
                + table
                + " WHERE version_table = ? GROUP BY revision, direction ORDER BY min(at)")) {
      statement.setString(1, versionTable);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          parts.add(
              new UnfinishedPart(
                  row.getString(1),
                  row.getString(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getObject(5, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return List.copyOf(parts);
  }

  /** The statements of a revision's parts that were begun and not noted done, the oldest first. */
  public List<OpenStatement> open(Connection connection, String revision) throws SQLException {
    List<OpenStatement> open = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT direction, statement, occurrence, at, "
                + (takesSeen ? "file, line, masked" : "NULL, NULL, NULL")
                + " FROM "
                + table
                + " WHERE version_table = ? AND revision = ? AND state = 'started' ORDER BY at,"
                + " statement, occurrence")) {
      statement.setString(1, versionTable);
      statement.setString(2, revision);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String masked = row.getString(7);
          open.add(
              new OpenStatement(
                  row.getString(1),
                  new StatementKey(row.getString(2), row.getInt(3)),
                  masked == null ? null : new Seen(row.getString(5), row.getInt(6), masked),
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return List.copyOf(open);
  }

  /** Notes a statement's state. */
  public void note(
      Connection connection,
      Part part,
      StatementKey key,
      State state,
      @Nullable Seen seen,
      @Nullable String run)
      throws SQLException {
    Seen told = takesSeen ? seen : null;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO "
                + table
                + " (version_table, revision, direction, statement, occurrence, state, run"
                + (told != null ? ", file, line, masked) VALUES (?, ?, ?, " : ") VALUES (")
                + "?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version_table, revision, direction,"
                + " statement, occurrence) DO UPDATE SET state = excluded.state, run ="
                + " excluded.run, at = clock_timestamp()")) {
      identify(statement, part);
      statement.setString(4, key.fingerprint());
      statement.setInt(5, key.occurrence());
      statement.setString(6, state == State.DONE ? "done" : "started");
      statement.setString(7, run);
      if (told != null) {
        statement.setString(8, told.file());
        statement.setInt(9, told.line());
        statement.setString(
            10, told.masked().substring(0, Math.min(told.masked().length(), MOST_MASKED)));
      }
      statement.executeUpdate();
    }
  }

  /** Forgets a statement that is known not to have done anything. */
  public void forget(Connection connection, Part part, StatementKey key) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "DELETE FROM " + table + OF_PART + " AND statement = ? AND occurrence = ?")) {
      identify(statement, part);
      statement.setString(4, key.fingerprint());
      statement.setInt(5, key.occurrence());
      statement.executeUpdate();
    }
  }

  /** Forgets a part that is whole. */
  public void forget(Connection connection, Part part) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM " + table + OF_PART)) {
      identify(statement, part);
      statement.executeUpdate();
    }
  }

  private void identify(PreparedStatement statement, Part part) throws SQLException {
    statement.setString(1, versionTable);
    statement.setString(2, part.revision());
    statement.setString(3, part.direction());
  }
}
