package dev.athanor.engine.check;

import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.run.UnusableDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the wanted schema in a shadow database, from files or by the scripts. */
final class WantedSchema {

  private final Shadow shadow;
  private final CheckRequest request;
  private final VersionTable table;
  private final CheckEvents events;
  private final StopSignal stop;

  private WantedSchema(
      Shadow shadow,
      CheckRequest request,
      VersionTable table,
      CheckEvents events,
      StopSignal stop) {
    this.shadow = shadow;
    this.request = request;
    this.table = table;
    this.events = events;
    this.stop = stop;
  }

  /**
   * The schema that a request wants.
   *
   * @param table pinned to the schema that it has in the target
   */
  static WantedSchema in(
      Shadow shadow,
      CheckRequest request,
      VersionTable table,
      CheckEvents events,
      StopSignal stop) {
    return new WantedSchema(shadow, request, table, events, stop);
  }

  void make() throws RunEnded, Stopped {
    try {
      Path files = request.schema();
      if (files == null) {
        createSchema();
        runScripts();
      } else {
        SchemaFiles wanted = SchemaFiles.read(files);
        if (!wanted.createSchemas()) {
          createSchema();
        }
        wanted.run(shadow.database(), stop);
      }
    } catch (RunEnded e) {
      throw inShadow(e.outcome(), e.failure());
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, shadow.database().toString());
    }
  }

  /**
   * The version table's schema, which in the target must have been there before the first script
   * ran: one that has the role's own name, for example.
   */
  void createSchema() throws SQLException {
    String schema = table.schema();
    if (schema != null) {
      try (Connection connection = shadow.database().connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + SqlNames.quoted(schema));
      }
    }
  }

  private void runScripts() throws RunEnded, Stopped {
    new ShadowRun(shadow, table, request.timeouts(), events, stop)
        .run(Way.UPGRADE, "heads", request.scripts());
  }

  private RunEnded inShadow(Outcome outcome, Failure failure) {
    if (outcome == Outcome.USAGE) {
      // Bad files are bad wherever they are run.
      return new RunEnded(outcome, failure);
    }
    return new RunEnded(
        outcome,
        new Failure(
            failure.cause(),
            "In the shadow database " + shadow.name() + ": " + failure.message(),
            failure.hint() == null ? HINT : failure.hint(),
            failure.sqlState(),
            failure.file(),
            failure.line(),
            failure.statement(),
            false));
  }

  private static final String HINT =
      "The database that is checked was not touched. What makes the wanted schema has to work in an"
          + " empty database, from the beginning; roles are there already if they are the server's.";
}
