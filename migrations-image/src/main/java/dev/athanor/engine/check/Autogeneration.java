package dev.athanor.engine.check;

import dev.athanor.engine.autogenerate.SchemaChange;
import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Structure;
import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.LoadedScripts;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.run.UnusableDatabase;
import dev.athanor.engine.script.PartBodies;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes what turns the schema that the scripts make into the wanted one, and proves it in a shadow
 * database. The database itself is only read.
 */
public final class Autogeneration {

  /** Puts bodies into the script of the new revision; asked twice, it answers with the same id. */
  @FunctionalInterface
  public interface Author {

    /** The script with these parts. */
    Draft compose(PartBodies bodies);
  }

  /** A script that is not written yet. */
  public record Draft(String id, String text) {}

  private final CheckRequest request;
  private final DatabaseSettings database;
  private final CheckEvents events;
  private final StopSignal stop;
  private final CatalogReader reader = CatalogReader.withoutGrants();

  /**
   * With what is to be compared.
   *
   * @param request names the file of the wanted schema
   */
  public Autogeneration(
      CheckRequest request, DatabaseSettings database, CheckEvents events, StopSignal stop) {
    this.request = request;
    this.database = database;
    this.events = events;
    this.stop = stop;
  }

  /**
   * Compares, writes and proves.
   *
   * @throws RunEnded as {@link Check#answer}
   */
  public AutogenerateAnswer answer(Author author) throws RunEnded {
    RevisionGraph graph = graph();
    try (Connection connection = database.connect()) {
      VersionTable table = request.versionTable().pinned(connection);
      NotUpToDate elsewhere = Starting.elsewhere(connection, table, graph);
      if (elsewhere != null) {
        return new AutogenerateAnswer.NotUpToDate(elsewhere);
      }
      Catalog found = reader.read(connection, table);
      Structure wanted = wanted(connection, table);
      try (Shadow shadow = Shadow.open(request, connection, database, table, events)) {
        return written(shadow, table, graph, found, wanted, author);
      }
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, database.toString());
    } catch (Stopped e) {
      throw Check.ended(e, "comparison");
    }
  }

  /** A first revision is written where there is no other. */
  private RevisionGraph graph() throws RunEnded {
    try {
      return ScriptDirectory.load(request.scripts()).graph();
    } catch (ScriptException e) {
      throw LoadedScripts.refused(e);
    }
  }

  private Structure wanted(Connection target, VersionTable table)
      throws SQLException, RunEnded, Stopped {
    stop.check();
    try (Shadow shadow = Shadow.open(request, target, database, table, events)) {
      WantedSchema.in(shadow, request, table, events, stop).make();
      stop.check();
      return structure(shadow, table);
    }
  }

  private AutogenerateAnswer written(
      Shadow shadow,
      VersionTable table,
      RevisionGraph graph,
      Catalog found,
      Structure wanted,
      Author author)
      throws SQLException, RunEnded, Stopped {
    ShadowRun run = new ShadowRun(shadow, table, request.timeouts(), events, stop);
    WantedSchema.in(shadow, request, table, events, stop).createSchema();
    if (!graph.revisions().isEmpty()) {
      run.run(Way.UPGRADE, "heads", request.scripts());
    }
    Structure start = structure(shadow, table);
    SchemaChange up = SchemaChange.between(start, wanted);
    SchemaChange down = SchemaChange.between(wanted, start);
    List<Difference> differences = Comparison.differences(wanted.catalog(), start.catalog());
    Draft draft = author.compose(GeneratedParts.of(up, List.of(), down, List.of()));
    Proof.Answer proof =
        differences.isEmpty()
            ? Proof.Answer.PROVEN
            : new Proof(run, request.scripts(), reader)
                .of(draft, start.catalog(), wanted.catalog());
    return new AutogenerateAnswer.Generated(
        differences,
        Comparison.differences(start.catalog(), found),
        author.compose(GeneratedParts.of(up, proof.upgrade(), down, proof.downgrade())),
        GeneratedParts.warnings(up, proof.upgrade(), down, proof.downgrade()));
  }

  private Structure structure(Shadow shadow, VersionTable table) throws RunEnded {
    try (Connection connection = shadow.database().connect()) {
      return reader.structure(connection, table);
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, shadow.database().toString());
    }
  }

  /** The end of a call without the file that it cannot do without. */
  public static RunEnded withoutSchema() {
    return RunEnded.because(
        Outcome.USAGE,
        Cause.INVALID_SETTINGS,
        "--autogenerate compares with a wanted schema, and none is named.",
        "Write the schema as it should be into a file of SQL, or dump it from where it is so"
            + " (pg_dump --schema-only), and name the file with --schema, or with the key schema of"
            + " athanor.ini.");
  }
}
