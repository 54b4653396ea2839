package dev.athanor.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.offline.OfflineScript;
import dev.athanor.engine.offline.OfflineSettings;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.script.ScriptDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Alembic's command line with {@code --sql}, played again on scripts of the same statements. */
class OfflineTracesTest {

  private static final String FAILED = "FAILED: ";

  private final Path folder;

  OfflineTracesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @TestFactory
  Stream<DynamicTest> printsWhatAlembicPrinted() {
    List<JsonNode> traces =
        Oracle.traces().stream()
            .filter(
                trace ->
                    trace.get("name").asText().startsWith("offline")
                        || trace.get("name").asText().equals("range without --sql"))
            .toList();
    assertThat(traces).hasSize(9);
    return traces.stream()
        .map(
            trace ->
                DynamicTest.dynamicTest(
                    trace.get("name").asText(),
                    () -> assertThat(printed(trace)).isEqualTo(expected(trace))));
  }

  private String printed(JsonNode trace) {
    List<String> line = Oracle.strings(trace.get("argv"));
    List<String> words = line.stream().skip(1).filter(word -> !word.startsWith("--")).toList();
    try {
      if (!line.contains("--sql")) {
        Range.refuse(words.get(0));
      }
      return OfflineQuestions.text(script(trace, line, words));
    } catch (RevisionException e) {
      return FAILED + e.getMessage() + "\n";
    }
  }

  private OfflineScript script(JsonNode trace, List<String> line, List<String> words) {
    ScriptDirectory scripts = scripts(trace);
    OfflineSettings settings = OfflineQuestions.settings(trace.get("configure"));
    return switch (line.get(0)) {
      case "upgrade" -> OfflineScript.upgrade(scripts, words.get(0), settings);
      case "downgrade" -> OfflineScript.downgrade(scripts, words.get(0), settings);
      default -> OfflineScript.stamp(scripts.graph(), words, line.contains("--purge"), settings);
    };
  }

  private ScriptDirectory scripts(JsonNode trace) {
    Project project = new Project(folder.resolve(String.valueOf(trace.hashCode())));
    for (JsonNode script : trace.get("scripts")) {
      String id = script.get("rev").asText();
      String parent = script.get("down").asText("");
      if (script.has("autocommit")) {
        project.addAutocommit(id, parent, script.get("autocommit").get(1).get(0).asText());
      } else {
        project.add(id, parent, "CREATE TABLE t_%s (id int)".formatted(id), "DROP TABLE t_" + id);
      }
    }
    return ScriptDirectory.load(project.folder());
  }

  /**
   * What Alembic printed, without what stands before and behind an autocommit block in one
   * migration (our parts are all block or none), without RETURNING, and without the BEGIN that
   * Alembic prints before it refuses.
   */
  private static String expected(JsonNode trace) {
    String text =
        trace.get("stdout").asText().replace(" RETURNING alembic_version.version_num", "");
    for (JsonNode script : trace.get("scripts")) {
      for (int around : script.has("autocommit") ? List.of(0, 2) : List.<Integer>of()) {
        String statement = script.get("autocommit").get(around).get(0).asText() + ";\n\n";
        assertThat(text).contains(statement);
        text = text.replace(statement, "");
      }
    }
    return text.contains(FAILED) ? text.substring(text.indexOf(FAILED)) : text;
  }
}
