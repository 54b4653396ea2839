package dev.athanor.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sessions that build an index concurrently. */
public final class IndexBuilders {

  /** Which table another role builds on is not shown, but that it builds is, and what it locks. */
  private static final String QUERY =
      "SELECT l.pid, coalesce(a.application_name, '') FROM pg_catalog.pg_locks l JOIN"
          + " pg_catalog.pg_stat_progress_create_index p ON p.pid = l.pid LEFT JOIN"
          + " pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE l.relation = ?::bigint::oid AND"
          + " l.database = p.datid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted AND l.pid <>"
          + " pg_catalog.pg_backend_pid() ORDER BY l.pid";

  private IndexBuilders() {}

  /**
   * Who they are, as {@code pid 4711 (application psql)}, this connection's own session left out.
   *
   * @param table the oid of the table whose index it is
   */
  public static List<String> of(Connection connection, long table) throws SQLException {
    List<String> builders = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setLong(1, table);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          builders.add(SessionName.of(row.getString(1), row.getString(2)));
        }
      }
    }
    return List.copyOf(builders);
  }
}
