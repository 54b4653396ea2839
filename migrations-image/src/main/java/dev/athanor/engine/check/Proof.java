package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.check.Autogeneration.Draft;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.run.UnusableDatabase;
import dev.athanor.engine.script.Locations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a script that is not written yet up and down, and looks at what has become of the schema.
 */
final class Proof {

  /**
   * What is not as it was meant, one sentence each without its full stop.
   *
   * @param upgrade after the way up; none where the schema is the wanted one
   * @param downgrade after the way down; none where it is as before
   */
  record Answer(List<String> upgrade, List<String> downgrade) {
    static final Answer PROVEN = new Answer(List.of(), List.of());
  }

  private static final String UNTRIED = "it was not tried, for the upgrade did not work";

  private final ShadowRun run;
  private final Locations scripts;
  private final CatalogReader reader;

  /** In a shadow database that is at the scripts' heads. */
  Proof(ShadowRun run, Locations scripts, CatalogReader reader) {
    this.run = run;
    this.scripts = scripts;
    this.reader = reader;
  }

  Answer of(Draft draft, Catalog start, Catalog wanted) throws RunEnded, Stopped {
    try {
      Path folder = Files.createTempDirectory("athanor-proof");
      Path file = folder.resolve(draft.id().replaceAll("\\W", "_") + ".sql");
      try {
        Files.writeString(file, draft.text());
        return of(draft.id(), with(folder), start, wanted);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Locations with(Path folder) {
    List<Path> folders = new ArrayList<>(scripts.versions());
    folders.add(folder);
    return new Locations(scripts.home(), folders, scripts.recursive());
  }

  private Answer of(String id, Locations all, Catalog start, Catalog wanted)
      throws RunEnded, Stopped {
    try {
      run.run(Way.UPGRADE, id, all);
    } catch (RunEnded e) {
      return new Answer(List.of(failure(e.failure())), List.of(UNTRIED));
    }
    List<String> up = left(wanted);
    try {
      run.run(Way.DOWNGRADE, id + "@-1", all);
    } catch (RunEnded e) {
      return new Answer(up, List.of(failure(e.failure())));
    }
    return new Answer(up, left(start));
  }

  private static String failure(Failure failure) {
    String statement = failure.statement();
    return "it fails in an empty copy: "
        + failure.message()
        + (statement == null ? "" : ", at " + statement);
  }

  private List<String> left(Catalog expected) throws RunEnded {
    try (Connection connection = run.shadow().database().connect()) {
      Catalog now = reader.read(connection, run.table());
      return Comparison.differences(expected, now).stream()
          .map(Difference::text)
          .map(text -> "it leaves to do: " + text)
          .toList();
    } catch (SQLException e) {
      throw UnusableDatabase.because(e, run.shadow().database().toString());
    }
  }
}
