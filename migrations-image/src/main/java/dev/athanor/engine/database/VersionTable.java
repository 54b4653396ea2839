package dev.athanor.engine.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alembic's version table: one column, {@code version_num}, one row per revision that no other
 * applied revision stands on.
 *
 * @param name the table's name, as the catalog has it (unquoted)
 * @param schema the schema's name; null means the first that the search path gives, see {@link
 *     #pinned}
 */
public record VersionTable(String name, @Nullable String schema) {

  /** What Alembic calls the table unless told otherwise. */
  public static final String DEFAULT_NAME = "alembic_version";

  /** Alembic's width of {@code version_num} in a table that it creates. */
  public static final int DEFAULT_WIDTH = 32;

  /** The table for settings where a null or blank part means its default. */
  public static VersionTable named(@Nullable String name, @Nullable String schema) {
    return new VersionTable(
        name == null || name.isBlank() ? DEFAULT_NAME : name.strip(),
        schema == null || schema.isBlank() ? null : schema.strip());
  }

  /**
   * The same table with its schema spelled out: where the search path finds it now, else where the
   * search path would create it. A migration that changes the search path can then not hide it.
   *
   * @throws SQLException also (3F000) when the search path names no schema that exists
   */
  public VersionTable pinned(Connection connection) throws SQLException {
    if (schema != null) {
      return this;
    }
    try (PreparedStatement statement = connection.prepareStatement("SELECT " + schemaSql())) {
      statement.setString(1, schemaArgument());
      try (ResultSet result = statement.executeQuery()) {
        return pinnedTo(result.next() ? result.getString(1) : null);
      }
    }
  }

  /**
   * An SQL expression for the schema, so that another query can ask for it on the way; its one
   * parameter is {@link #schemaArgument}, its value is for {@link #pinnedTo}.
   */
  public String schemaSql() {
    return schema == null
        ? "coalesce((SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass(?)),"
            + " pg_catalog.current_schema())"
        : "(SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ?)";
  }

  /** What {@link #schemaSql} asks about. */
  public String schemaArgument() {
    return schema == null ? SqlNames.quoted(name) : schema;
  }

  /**
   * The same table in the schema that was found.
   *
   * @param found null when there is none
   * @throws SQLException (3F000) when there is none
   */
  public VersionTable pinnedTo(@Nullable String found) throws SQLException {
    if (found != null) {
      return new VersionTable(name, found);
    }
    throw new SQLException(
        schema == null
            ? "The search path of this role names no schema that exists, so there is no place for"
                + " the version table "
                + name
            : "There is no schema " + schema + " in this database for the version table",
        "3F000");
  }

  /**
   * The rows, in the order the server gives them (Alembic's {@code -N} looks at the first). A table
   * that does not exist has no rows.
   *
   * @param connection any connection to the database; nothing is changed and no transaction is
   *     begun or ended
   */
  public List<String> read(Connection connection) throws SQLException {
    return exists(connection) ? rows(connection) : List.of();
  }

  /** Whether there is such a table. */
  public boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
      statement.setString(1, sql());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /** The rows of a table that is known to exist. */
  public List<String> rows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT version_num FROM " + sql())) {
      return rows(result);
    }
  }

  /** In a transaction: the rows, which nobody else can change before its end. */
  public List<String> lockedRows(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // A message for both, and a snapshot for each, so that the rows are those of after the wait.
      boolean unused =
          statement.execute(
              "LOCK TABLE "
                  + sql()
                  + " IN SHARE ROW EXCLUSIVE MODE; SELECT version_num FROM "
                  + sql());
      unused = statement.getMoreResults();
      try (ResultSet result = statement.getResultSet()) {
        return rows(result);
      }
    }
  }

  private static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(result.getString(1));
    }
    return List.copyOf(rows);
  }

  /**
   * How many characters {@code version_num} takes: the catalog's word, {@link #DEFAULT_WIDTH} for a
   * table that is still to be created, {@link Integer#MAX_VALUE} for a type without a limit.
   */
  public int width(Connection connection) throws SQLException {
    String query =
        "SELECT CASE WHEN atttypmod > 4 THEN atttypmod - 4 END FROM pg_catalog.pg_attribute"
            + " WHERE attrelid = pg_catalog.to_regclass(?) AND attname = 'version_num'";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, sql());
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          return DEFAULT_WIDTH;
        }
        int width = result.getInt(1);
        return result.wasNull() ? Integer.MAX_VALUE : width;
      }
    }
  }

  /** The statement that creates the table as Alembic would. */
  public String createStatement() {
    return "CREATE TABLE IF NOT EXISTS "
        + sql()
        + " (version_num VARCHAR("
        + DEFAULT_WIDTH
        + ") NOT NULL, CONSTRAINT "
        + SqlNames.quoted(name + "_pkc")
        + " PRIMARY KEY (version_num))";
  }

  /** The name for SQL text, quoted. */
  public String sql() {
    return schema == null
        ? SqlNames.quoted(name)
        : SqlNames.quoted(schema) + "." + SqlNames.quoted(name);
  }

  /** The name for people, {@code schema.name} without quotes. */
  public String qualified() {
    return schema == null ? name : schema + "." + name;
  }
}
