package dev.athanor.operator.observe;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.digest.Sha256;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the schema that one resource's migrations own, and what its fingerprint hangs on besides.
 */
final class SchemaReader {
  private static final CatalogReader CATALOG = CatalogReader.withoutGrants();

  /**
   * The schemas that the version table is in, or that the role has something in. A schema with a
   * version table of its own belongs to other migrations.
   */
  private static final String OWN_SCHEMAS =
      """
      SELECT pg_catalog.quote_ident(n.nspname)
      FROM pg_catalog.pg_namespace n
      WHERE n.nspname = ?
         OR n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND (pg_catalog.pg_has_role(n.nspowner, 'USAGE')
                 OR EXISTS (SELECT FROM pg_catalog.pg_class c
                            WHERE c.relnamespace = n.oid
                              AND pg_catalog.pg_has_role(c.relowner, 'USAGE')))
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c
                            JOIN pg_catalog.pg_attribute a
                              ON a.attrelid = c.oid AND a.attname = 'version_num'
                            WHERE c.relnamespace = n.oid AND c.relkind = 'r' AND c.relnatts = 1)
      """;

  /** Version tables of other migrations in the schema of this one. */
  private static final String NEIGHBOURS =
      """
      SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version_num'
      WHERE n.nspname = ? AND c.relname <> ? AND c.relkind = 'r' AND c.relnatts = 1
        AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
      ORDER BY 1
      """;

  private SchemaReader() {}

  /**
   * What was read.
   *
   * @param takenWith see {@link SchemaView#takenWith}
   */
  record Reading(Catalog catalog, String takenWith) {}

  /**
   * Reads it.
   *
   * @param connection in autocommit mode and so again afterwards; nothing is changed
   * @return empty while somebody migrates the database: the schema and the rows would be of two
   *     moments
   */
  static Optional<Reading> read(Connection connection, VersionTable versionTable, List<String> rows)
      throws SQLException {
    VersionTable table = versionTable.pinned(connection);
    String schema = Objects.requireNonNull(table.schema());
    Set<String> own = new HashSet<>(texts(connection, OWN_SCHEMAS, schema));
    String neighbours = neighbours(connection, table);
    Catalog catalog = OwnSchema.of(CATALOG.read(connection, table), own);
    boolean stood =
        Revisions.same(rows, table.read(connection))
            && neighbours.equals(neighbours(connection, table));
    String server = connection.getMetaData().getDatabaseProductVersion();
    String takenWith =
        "catalog reader %s on PostgreSQL %s%s".formatted(CATALOG.edition(), server, neighbours);
    return stood ? Optional.of(new Reading(catalog, takenWith)) : Optional.empty();
  }

  /** When others migrate in the same schema, what they change is not drift. */
  private static String neighbours(Connection connection, VersionTable table) throws SQLException {
    List<String> tables =
        texts(connection, NEIGHBOURS, Objects.requireNonNull(table.schema()), table.name());
    if (tables.isEmpty()) {
      return "";
    }
    List<String> standing = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String other : tables) {
        standing.add(other);
        try (ResultSet rows =
            statement.executeQuery("SELECT version_num FROM " + other + " ORDER BY 1")) {
          while (rows.next()) {
            standing.add(String.valueOf(rows.getString(1)));
          }
        }
      }
    }
    return " beside other migrations "
        + Sha256.of(String.join("\n", standing)).hex().substring(0, 12);
  }

  private static List<String> texts(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }
}
