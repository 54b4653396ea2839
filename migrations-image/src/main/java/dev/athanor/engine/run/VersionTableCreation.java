package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Alembic's {@code ensure_version}: the version table, and nothing else. */
public final class VersionTableCreation {

  /** Another session has created it in the meantime. */
  private static final String EXISTS_BY_NOW = "23505";

  private VersionTableCreation() {}

  /**
   * What is there now.
   *
   * @param table with its schema
   * @param created false where it was there already
   */
  public record Ensured(VersionTable table, boolean created) {}

  /** Creates the table where it is missing. */
  public static Ensured ensure(DatabaseSettings database, VersionTable versionTable)
      throws Unreadable {
    try (Connection connection = database.withStatementsAsWritten().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(CurrentRows.localLockTimeout());
      VersionTable table = versionTable.pinned(connection);
      boolean created = !table.exists(connection) && create(connection, table);
      connection.rollback();
      return new Ensured(table, created);
    } catch (SQLException e) {
      throw new Unreadable(UnusableDatabase.because(e, database.toString()));
    }
  }

  private static boolean create(Connection connection, VersionTable table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(table.createStatement());
      connection.commit();
      return true;
    } catch (SQLException e) {
      if (SqlFailure.state(e).equals(EXISTS_BY_NOW)) {
        return false;
      }
      throw e;
    }
  }
}
