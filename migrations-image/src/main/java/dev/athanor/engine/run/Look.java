package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.History;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.report.RunReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * All that a decision needs to know of the database.
 *
 * @param rows the version table
 * @param width how many characters its column takes
 * @param history empty where none was begun
 * @param newestEntry the history's; 0 when there is none
 */
record Look(
    RunReport.DatabaseIdentity identity,
    List<String> rows,
    int width,
    Optional<History> history,
    long newestEntry,
    KnownHistory known) {

  /** Looks at the database as it is now. */
  static Look at(Session session) throws SQLException {
    Connection connection = session.connection();
    VersionTable table = session.table();
    RunReport.DatabaseIdentity identity = DatabaseIdentity.read(connection, table);
    List<String> rows = table.read(connection);
    int width = table.width(connection);
    History history = History.find(connection, table).orElse(null);
    if (history == null) {
      return new Look(identity, rows, width, Optional.empty(), 0, KnownHistory.NONE);
    }
    // Before the rest: what is added in between is seen the next time.
    long newest = history.newestEntry(connection);
    return new Look(identity, rows, width, Optional.of(history), newest, history.known(connection));
  }

  /** Looks again, at the history only where something was added to it. */
  Look again(Session session) throws SQLException {
    if (history.isEmpty() || history.get().newestEntry(session.connection()) != newestEntry) {
      return at(session);
    }
    List<String> rowsNow = session.table().read(session.connection());
    return new Look(identity, rowsNow, width, history, newestEntry, known);
  }
}
