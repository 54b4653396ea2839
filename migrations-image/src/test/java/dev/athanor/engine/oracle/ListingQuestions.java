package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.listing.Branches;
import dev.athanor.engine.listing.Current;
import dev.athanor.engine.listing.Heads;
import dev.athanor.engine.listing.History;
import dev.athanor.engine.listing.HistoryRange;
import dev.athanor.engine.listing.Listing;
import dev.athanor.engine.listing.RevisionFile;
import dev.athanor.engine.listing.Revisions;
import dev.athanor.engine.listing.Show;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is printed of the revisions. */
final class ListingQuestions implements Questions {

  @Override
  public Set<String> commands() {
    return Set.of("history", "heads", "branches", "show", "current");
  }

  @Override
  public Object ask(RevisionGraph graph, JsonNode question) {
    JsonNode args = question.path("args");
    Listing listing = listing(told(graph, question), question.get("command").asText(), args);
    List<String> lines =
        args.path("verbose").asBoolean() ? listing.verboseLines() : listing.lines();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return Map.of("stdout", text.toString());
  }

  private static Listing listing(Revisions told, String command, JsonNode args) {
    return switch (command) {
      case "history" ->
          History.of(
              told,
              args.has("range") ? HistoryRange.read(args.get("range").asText()) : HistoryRange.ALL,
              args.path("indicate_current").asBoolean());
      case "heads" -> Heads.of(told, args.path("resolve_dependencies").asBoolean());
      case "branches" -> Branches.of(told);
      case "show" -> Show.of(told, args.get("rev").asText());
      default -> {
        if (args.path("check_heads").asBoolean()) {
          Current.requireHeads(told);
        }
        yield Current.of(told);
      }
    };
  }

  private static Revisions told(RevisionGraph graph, JsonNode question) {
    List<String> loaded = graph.revisions().stream().map(Revision::id).toList();
    Revisions told =
        Revisions.of(
            graph,
            id ->
                new RevisionFile(
                    "<env>/versions/%04d.py".formatted(loaded.indexOf(id)),
                    graph.get(id).message(),
                    null));
    return question.has("rows") ? told.withRows(Oracle.strings(question.get("rows"))) : told;
  }
}
