package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A session, and what it saw as soon as it was open: nobody has to wait for that. */
final class FirstLook implements AutoCloseable {

  private final Session session;
  private @Nullable Look seen;
  private @Nullable SQLException refused;

  private FirstLook(Session session) {
    this.session = session;
  }

  /** Begins to open the session, and to look. */
  static Opening<FirstLook> opening(
      DatabaseSettings database, VersionTable table, Timeouts timeouts, StopSignal stop) {
    return Opening.begin(
        () -> {
          FirstLook look = new FirstLook(Session.open(database, table, timeouts));
          look.look(stop);
          return look;
        });
  }

  private void look(StopSignal stop) {
    try {
      stop.during(session.connection(), () -> seen = Look.at(session));
    } catch (SQLException e) {
      refused = e;
    } catch (Stopped e) {
      refused = new SQLException("It was time to stop", e);
    }
  }

  Session session() {
    return session;
  }

  /**
   * What was seen.
   *
   * @throws SQLException why it could not be seen
   */
  Look seen() throws SQLException {
    if (refused != null) {
      throw refused;
    }
    return requireNonNull(seen);
  }

  @Override
  public void close() {
    session.close();
  }
}
