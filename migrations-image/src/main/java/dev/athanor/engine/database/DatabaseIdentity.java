package dev.athanor.engine.database;

import dev.athanor.engine.report.RunReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the server which database it is. */
public final class DatabaseIdentity {

  private DatabaseIdentity() {}

  /**
   * The server's system identifier, the database's name and the version table with its schema. The
   * same for every address that leads to the database; another after a restore by dump.
   *
   * <p>Where the role may not ask for the system identifier (some hosted servers), its place is
   * taken by {@code oid:} and the database's object id: weaker, and honest about it.
   *
   * @param connection any connection to the database; nothing is changed
   */
  public static RunReport.DatabaseIdentity read(Connection connection, VersionTable versionTable)
      throws SQLException {
    String qualified = versionTable.pinned(connection).qualified();
    try (Statement statement = connection.createStatement()) {
      String database;
      String objectId;
      boolean mayAsk;
      try (ResultSet row =
          statement.executeQuery(
              "SELECT datname, oid, pg_catalog.has_function_privilege("
                  + "'pg_catalog.pg_control_system()', 'EXECUTE') FROM pg_catalog.pg_database"
                  + " WHERE datname = pg_catalog.current_database()")) {
        row.next();
        database = row.getString(1);
        objectId = row.getString(2);
        mayAsk = row.getBoolean(3);
      }
      // A query of its own: the privilege is checked before a condition around the call is.
      String system = mayAsk ? systemIdentifier(statement) : "oid:" + objectId;
      return new RunReport.DatabaseIdentity(system, database, qualified);
    }
  }

  private static String systemIdentifier(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT system_identifier FROM pg_catalog.pg_control_system()")) {
      row.next();
      return row.getString(1);
    }
  }
}
