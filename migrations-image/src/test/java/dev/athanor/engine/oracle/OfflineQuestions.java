package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.offline.OfflineScript;
import dev.athanor.engine.offline.OfflineSettings;
import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scripts of {@code --sql}. */
final class OfflineQuestions implements Questions {

  @Override
  public Set<String> commands() {
    return Set.of("upgrade_sql", "downgrade_sql", "stamp_sql");
  }

  @Override
  public Object ask(RevisionGraph graph, JsonNode question) {
    String range = question.get("args").get("range").asText();
    OfflineSettings settings = settings(question.get("args").path("configure"));
    OfflineScript script =
        switch (question.get("command").asText()) {
          case "upgrade_sql" -> OfflineScript.upgrade(scripts(graph), range, settings);
          case "downgrade_sql" -> OfflineScript.downgrade(scripts(graph), range, settings);
          default -> OfflineScript.stamp(graph, List.of(range), false, settings);
        };
    return Map.of("running", script.running(), "stdout", text(script));
  }

  /** Whether all of a script is seen at once. */
  static boolean commitsOnce(JsonNode question) {
    return settings(question.get("args").path("configure")).transactions() == Transactions.ONE;
  }

  static OfflineSettings settings(JsonNode configure) {
    Transactions transactions =
        !configure.path("transactional_ddl").asBoolean(true)
            ? Transactions.NONE
            : configure.path("transaction_per_migration").asBoolean()
                ? Transactions.PER_MIGRATION
                : Transactions.ONE;
    return new OfflineSettings(
        configure.path("version_table").asText("alembic_version"),
        configure.path("version_table_schema").asText(null),
        configure.path("version_table_pk").asBoolean(true),
        transactions);
  }

  static String text(OfflineScript script) {
    StringBuilder text = new StringBuilder();
    try {
      script.writeTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The scripts with which Alembic was asked: one statement each way. */
  private static ScriptDirectory scripts(RevisionGraph graph) {
    Map<String, Script> scripts = new LinkedHashMap<>();
    for (Revision revision : graph.revisions()) {
      scripts.put(
          revision.id(),
          new Script(
              Path.of("versions", revision.id() + ".sql"),
              revision,
              revision.message(),
              "",
              part("up", revision),
              part("down", revision)));
    }
    return new ScriptDirectory(Path.of("."), scripts, graph);
  }

  private static Optional<ScriptPart> part(String way, Revision revision) {
    return Optional.of(new ScriptPart("SELECT '%s %s'".formatted(way, revision.id()), 1, false));
  }
}
