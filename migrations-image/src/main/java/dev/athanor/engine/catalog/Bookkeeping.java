package dev.athanor.engine.catalog;

import dev.athanor.engine.database.VersionTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * What the tools that migrate keep in a database for themselves: no migration makes it.
 *
 * @param tables the version table and, where they stand beside it, those of the history; named as
 *     in {@link CatalogObject#name}
 */
record Bookkeeping(Set<String> tables) {

  private static final String OWN_SCHEMA = "athanor";

  static Bookkeeping of(Connection connection, VersionTable versionTable) throws SQLException {
    VersionTable pinned = versionTable.pinned(connection);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT pg_catalog.format('%I.%I', ?, name) FROM pg_catalog.unnest(ARRAY[?,"
                + " 'athanor_history', 'athanor_progress', 'athanor_layout']) AS tables (name)")) {
      statement.setString(1, pinned.schema());
      statement.setString(2, pinned.name());
      Set<String> tables = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      return new Bookkeeping(tables);
    }
  }

  boolean covers(CatalogObject object) {
    String parent = object.parent();
    return (object.kind() == Kind.SCHEMA && object.name().equals(OWN_SCHEMA))
        || covers(object.name())
        || (parent != null && (parent.equals(OWN_SCHEMA) || covers(parent)));
  }

  private boolean covers(String name) {
    return tables.contains(name) || name.startsWith(OWN_SCHEMA + ".");
  }
}
