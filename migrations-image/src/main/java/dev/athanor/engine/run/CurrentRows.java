package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The version table, looked at without a lock and without a run. */
public final class CurrentRows {

  private CurrentRows() {}

  /** The rows could not be read; the message is the sentence a run would end with. */
  public static final class Unreadable extends Exception {

    Unreadable(String message) {
      super(message);
    }
  }

  /** The rows, in the order the server gives them. */
  public static List<String> read(DatabaseSettings database, VersionTable table) throws Unreadable {
    try (Connection connection = database.connect()) {
      return table.pinned(connection).read(connection);
    } catch (SQLException e) {
      throw new Unreadable(SqlFailure.beforeFirstStep(e, database.toString()).failure().message());
    }
  }
}
