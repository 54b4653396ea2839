package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.authoring.NewScripts;
import dev.athanor.engine.graph.RevisionGraph;
import java.util.Set;

/** What new revisions are, and how their files are called. */
final class AuthoringQuestions implements Questions {

  @Override
  public Set<String> commands() {
    return Set.of("revision", "merge", "filename");
  }

  @Override
  public Object ask(RevisionGraph graph, JsonNode question) {
    JsonNode args = question.get("args");
    return switch (question.get("command").asText()) {
      case "filename" -> NewScripts.named(args);
      case "merge" -> NewScripts.made(graph, args, Oracle.strings(args.get("revisions")));
      default -> NewScripts.made(graph, args, NewScripts.words(args.get("head")));
    };
  }
}
