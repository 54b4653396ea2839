package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.catalog.Kind;
import dev.athanor.engine.database.AdvisoryLock;
import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.SqlFailure;
import dev.athanor.engine.run.UnusableDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A database that a person keeps for checks. It has to be empty but for schemas and extensions, and
 * everything that a check makes in it is dropped again.
 */
final class LentShadow implements Shadow {

  private static final Set<Kind> MAY_BE_THERE = EnumSet.of(Kind.SCHEMA, Kind.EXTENSION);
  private static final int NAMED = 5;

  private final DatabaseSettings settings;
  private final Connection connection;
  private final Catalog before;
  private final CheckEvents events;

  private LentShadow(
      DatabaseSettings settings, Connection connection, Catalog before, CheckEvents events) {
    this.settings = settings;
    this.connection = connection;
    this.before = before;
    this.events = events;
  }

  /** Makes sure that it is empty, not the target, and nobody else's at the moment. */
  static LentShadow take(
      DatabaseSettings settings, Connection target, VersionTable table, CheckEvents events)
      throws SQLException, RunEnded {
    String targetIs = identity(target, table);
    Connection connection = connected(settings);
    try {
      String shadowIs = identity(connection, table);
      if (shadowIs.equals(targetIs)) {
        throw refused("The shadow database is the one to be checked: " + settings);
      }
      refuseIfTaken(connection, settings);
      Catalog before = CatalogReader.withoutGrants().readWhole(connection);
      refuseIfFull(before, settings);
      events.shadowReady(settings.toString(), false);
      return new LentShadow(settings, connection, before, events);
    } catch (RunEnded e) {
      connection.close();
      throw e;
    } catch (SQLException e) {
      connection.close();
      throw UnusableDatabase.because(e, settings.toString());
    }
  }

  private static Connection connected(DatabaseSettings settings) throws RunEnded {
    try {
      return settings.connect();
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, settings.toString());
    }
  }

  private static String identity(Connection connection, VersionTable table) throws SQLException {
    return DatabaseIdentity.read(connection, table).toString();
  }

  /** The lock goes with the connection. */
  private static void refuseIfTaken(Connection connection, DatabaseSettings settings)
      throws SQLException, RunEnded {
    AdvisoryLock lock = new AdvisoryLock(connection, Sha256.of("athanor-shadow").firstLong());
    if (!lock.tryTake()) {
      throw RunEnded.because(
          Outcome.LOCKED,
          Cause.LOCK_HELD,
          "Another check uses the shadow database "
              + settings
              + ": "
              + lock.holder().orElse("a session that has just ended")
              + ".",
          "Wait for it to end, or use a shadow database of your own.");
    }
  }

  private static void refuseIfFull(Catalog catalog, DatabaseSettings settings) throws RunEnded {
    List<String> found =
        catalog.objects().stream()
            .filter(object -> object.parent() == null && !MAY_BE_THERE.contains(object.kind()))
            .map(object -> object.kind().words() + " " + object.name())
            .toList();
    if (!found.isEmpty()) {
      throw refused(
          "The shadow database "
              + settings
              + " is not empty: it has "
              + found.stream().limit(NAMED).collect(Collectors.joining(", "))
              + (found.size() > NAMED ? " and " + (found.size() - NAMED) + " more" : "")
              + ".");
    }
  }

  private static RunEnded refused(String sentence) {
    return RunEnded.because(
        Outcome.USAGE,
        Cause.INVALID_SETTINGS,
        sentence,
        "Name a database without any table, that may be filled and emptied, in --shadow-url or"
            + " ATHANOR_SHADOW_URL.");
  }

  @Override
  public DatabaseSettings database() {
    return settings;
  }

  @Override
  public String name() {
    return settings.toString();
  }

  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      CatalogReader reader = CatalogReader.withoutGrants();
      for (CatalogObject object : Emptying.order(reader.readWhole(connection), before)) {
        statement.execute(Emptying.drop(object));
      }
      if (!reader.readWhole(connection).fingerprint().equals(before.fingerprint())) {
        throw new SQLException("something is left in it", "XX000");
      }
    } catch (SQLException e) {
      events.warning(
          "The shadow database "
              + settings
              + " could not be emptied: "
              + SqlFailure.message(e)
              + ". Drop it and create it anew before the next check");
    }
  }
}
