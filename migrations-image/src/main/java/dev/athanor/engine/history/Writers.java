package dev.athanor.engine.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who could have written what the history says. A superuser, and who may make himself one, can do
 * all that this session can, so that there is nothing to guard from him.
 */
final class Writers {

  private static final String OTHERS =
      """
      WITH written AS (
        SELECT oid, relowner FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass(?)
      )
      SELECT actor.rolname
      FROM pg_catalog.pg_roles AS actor
      WHERE actor.rolcanlogin AND NOT actor.rolsuper
        AND actor.rolname NOT IN (session_user, current_user)
        AND EXISTS (
          SELECT FROM written, pg_catalog.pg_roles AS may
          WHERE (may.oid = actor.oid OR pg_catalog.pg_has_role(actor.oid, may.oid, 'MEMBER'))
            AND (
              may.oid = written.relowner
              OR pg_catalog.has_table_privilege(
                may.oid, written.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
              OR pg_catalog.has_any_column_privilege(may.oid, written.oid, 'INSERT, UPDATE')
            )
        )
      ORDER BY 1
      """;

  /** Who owns the schema can put another table in the place of this one. */
  private static final String OWNERS =
      """
      SELECT owner.rolname
      FROM pg_catalog.pg_class AS written
      JOIN pg_catalog.pg_namespace AS place ON place.oid = written.relnamespace
      JOIN pg_catalog.pg_roles AS owner ON owner.oid IN (written.relowner, place.nspowner)
      WHERE written.oid = pg_catalog.to_regclass(?) AND NOT owner.rolsuper
        AND NOT pg_catalog.pg_has_role(current_user, owner.oid, 'USAGE')
        AND owner.rolname <> 'pg_database_owner'
      ORDER BY 1
      """;

  private Writers() {}

  static List<String> others(Connection connection, HistoryTables tables) throws SQLException {
    List<String> others = new ArrayList<>();
    for (String query : List.of(OTHERS, OWNERS)) {
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        statement.setString(1, tables.entries());
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            if (!others.contains(row.getString(1))) {
              others.add(row.getString(1));
            }
          }
        }
      }
    }
    return List.copyOf(others);
  }
}
