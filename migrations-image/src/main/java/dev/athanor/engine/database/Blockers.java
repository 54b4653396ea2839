package dev.athanor.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sessions that keep another one waiting for a lock. */
public final class Blockers {

  private Blockers() {}

  /**
   * Who they are, as {@code pid 4711 (application psql)}; empty when it does not wait.
   *
   * @param pid the waiting session's server process
   */
  public static List<String> of(Connection connection, int pid) throws SQLException {
    String query =
        "SELECT b.pid, coalesce(a.application_name, '') FROM"
            + " pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) AS b (pid) LEFT JOIN"
            + " pg_catalog.pg_stat_activity a ON a.pid = b.pid ORDER BY b.pid";
    List<String> blockers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setInt(1, pid);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          blockers.add(SessionName.of(row.getString(1), row.getString(2)));
        }
      }
    }
    return List.copyOf(blockers);
  }
}
