package dev.athanor.engine.catalog;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.digest.Sha256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads a database's catalog: one query for each kind of object, all in one snapshot.
 *
 * <p>The server's own schemas and whatever belongs to an extension are left out.
 */
public final class CatalogReader {

  /**
   * What could make the server print the same thing in two ways; and no waiting for a table that
   * another session has locked, for views cannot be read then.
   */
  private static final String SETTINGS =
      "SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle ="
          + " 'ISO'; SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL"
          + " extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL"
          + " standard_conforming_strings = on; SET LOCAL lock_timeout = '5s'; SET LOCAL jit = off";

  private final Set<CatalogQuery> queries;

  private CatalogReader(Set<CatalogQuery> queries) {
    this.queries = queries;
  }

  /** Reads all but grants: who may do what differs from one place to another with good reason. */
  public static CatalogReader withoutGrants() {
    return new CatalogReader(EnumSet.complementOf(EnumSet.of(CatalogQuery.GRANTS)));
  }

  /** Reads all, also what roles other than the owner may do with it. */
  public static CatalogReader withGrants() {
    return new CatalogReader(EnumSet.allOf(CatalogQuery.class));
  }

  /**
   * A short hash of the questions that are asked. What two readers of different editions have read
   * cannot be compared.
   */
  public String edition() {
    StringBuilder questions = new StringBuilder(SETTINGS);
    queries.forEach(query -> questions.append(query.sql()));
    return Sha256.of(questions.toString()).hex().substring(0, 12);
  }

  /**
   * The schema that migrations make: without the version table and Athanor's own history.
   *
   * @param connection in autocommit mode and so again afterwards; nothing is changed
   * @param versionTable as in the settings, pinned or not
   */
  public Catalog read(Connection connection, VersionTable versionTable) throws SQLException {
    Bookkeeping bookkeeping = Bookkeeping.of(connection, versionTable);
    return read(connection, object -> !bookkeeping.covers(object));
  }

  /**
   * All there is.
   *
   * @param connection in autocommit mode and so again afterwards; nothing is changed
   */
  public Catalog readWhole(Connection connection) throws SQLException {
    return read(connection, object -> true);
  }

  /**
   * As {@link #read}, with what it takes to make it anew.
   *
   * @param connection in autocommit mode and so again afterwards; nothing is changed
   */
  public Structure structure(Connection connection, VersionTable versionTable) throws SQLException {
    Catalog catalog = read(connection, versionTable);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + SETTINGS);
      try {
        return new Structure(catalog, dependencies(statement), columnOrder(statement));
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  private static List<Dependency> dependencies(Statement statement) throws SQLException {
    List<Dependency> dependencies = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(CatalogQuery.resource("dependencies.sql"))) {
      while (rows.next()) {
        dependencies.add(
            new Dependency(
                new CatalogObject.Key(Kind.of(rows.getString(1)), rows.getString(2)),
                new CatalogObject.Key(Kind.of(rows.getString(3)), rows.getString(4)),
                rows.getBoolean(5)));
      }
    }
    return dependencies;
  }

  private static List<String> columnOrder(Statement statement) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(CatalogQuery.resource("column_order.sql"))) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }

  private Catalog read(Connection connection, Predicate<CatalogObject> included)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + SETTINGS);
      try {
        List<CatalogObject> objects = new ArrayList<>();
        for (CatalogQuery query : queries) {
          try (ResultSet rows = statement.executeQuery(query.sql())) {
            objects(rows).stream().filter(included).forEach(objects::add);
          }
        }
        return new Catalog(objects);
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  /** Kind, name, parent, then the attributes, each by its column's label. */
  private static List<CatalogObject> objects(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<CatalogObject> objects = new ArrayList<>();
    while (rows.next()) {
      Map<String, String> attributes = new HashMap<>();
      for (int i = 4; i <= columns.getColumnCount(); i++) {
        String value = rows.getString(i);
        if (value != null) {
          attributes.put(columns.getColumnLabel(i), value);
        }
      }
      objects.add(
          new CatalogObject(
              Kind.of(rows.getString(1)), rows.getString(2), rows.getString(3), attributes));
    }
    return objects;
  }
}
