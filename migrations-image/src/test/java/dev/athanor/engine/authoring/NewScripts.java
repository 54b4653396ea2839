package dev.athanor.engine.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The oracle's questions about new scripts, put to this room. */
public final class NewScripts {

  private static final CreateDate ANY =
      new CreateDate(LocalDateTime.of(2024, 3, 7, 9, 5, 3).atZone(ZoneOffset.UTC), false);

  private NewScripts() {}

  /** What a new revision declares, how its file is called, and the heads there are then. */
  public static Object made(RevisionGraph graph, JsonNode args, List<String> heads) {
    String message = args.path("message").asText("m");
    RevisionRequest request =
        new RevisionRequest(
            message,
            heads,
            args.path("splice").asBoolean(),
            words(args.get("branch_label")),
            words(args.get("depends_on")));
    NewRevision made = NewRevision.of(graph, request, args.get("rev_id").asText());
    Revision revision = made.revision();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("branch_labels", revision.branchLabels());
    answer.put("depends_on", revision.dependsOn());
    answer.put("down_revision", revision.downRevisions());
    answer.put("file", Naming.DEFAULT.name(revision, message, ANY) + ".py");
    answer.put("heads_after", made.graphAfter().heads().stream().sorted().toList());
    answer.put("real_heads_after", made.graphAfter().effectiveHeads().stream().sorted().toList());
    return answer;
  }

  /** The path of a new file. */
  public static Object named(JsonNode args) {
    try {
      Naming naming =
          new Naming(
              FileTemplate.of(args.path("file_template").asText(FileTemplate.DEFAULT.toString())),
              args.path("truncate_slug_length").asInt(0),
              null);
      Revision revision =
          new Revision(args.get("rev_id").asText(), List.of(), List.of(), List.of(), "");
      LocalDateTime created = LocalDateTime.parse(args.get("create_date").asText());
      String name =
          naming.name(
              revision,
              args.get("message").textValue(),
              new CreateDate(created.atZone(ZoneOffset.UTC), false));
      return Map.of("path", name + ".py");
    } catch (AuthoringException e) {
      RevisionException refusal =
          new RevisionException(RevisionException.Kind.INVALID, String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** One word, several, or none. */
  public static List<String> words(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    List<String> words = new java.util.ArrayList<>();
    node.forEach(word -> words.add(word.asText()));
    return words;
  }
}
