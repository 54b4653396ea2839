package dev.athanor.engine.drawing;

import dev.athanor.engine.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The graph as a Mermaid flowchart, which Git hosts show in Markdown: the newest revisions at the
 * top, arrows in the order of upgrades, dependencies dashed, heads with a thick frame, what is
 * applied shaded.
 */
public final class MermaidDrawing {

  private final RevisionGraph graph;
  private final Inscription inscription;

  /** Mermaid's own words may not be names, so revisions go by numbers. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private final List<String> lines = new ArrayList<>();

  private MermaidDrawing(RevisionGraph graph, List<String> ids, Inscription inscription) {
    this.graph = graph;
    this.inscription = inscription;
    ids.forEach(id -> names.putIfAbsent(id, "r" + names.size()));
  }

  /** The lines of a flowchart with these revisions and the arrows between them. */
  public static List<String> of(
      RevisionGraph graph, List<String> newestFirst, Inscription inscription) {
    return new MermaidDrawing(graph, newestFirst, inscription).drawn();
  }

  private List<String> drawn() {
    lines.add("flowchart BT");
    names.forEach((id, name) -> lines.add("  %s[\"%s\"]".formatted(name, label(id))));
    names.forEach(
        (id, name) ->
            Arrow.below(graph, id, names.keySet())
                .forEach(
                    arrow ->
                        lines.add(
                            "  %s %s %s"
                                .formatted(
                                    names.get(arrow.parent()),
                                    arrow.dependency() ? "-.->" : "-->",
                                    name))));
    style("head", "stroke-width:3px", Set.copyOf(graph.effectiveHeads())::contains);
    style("applied", "fill:#ececec", id -> inscription.mark(id) == Mark.APPLIED);
    style("current", "fill:#98fb98", id -> inscription.mark(id) == Mark.CURRENT);
    return lines;
  }

  private void style(String name, String style, Predicate<String> wanted) {
    String members =
        names.keySet().stream().filter(wanted).map(names::get).collect(Collectors.joining(","));
    if (!members.isEmpty()) {
      lines.add("  classDef %s %s".formatted(name, style));
      lines.add("  class %s %s".formatted(members, name));
    }
  }

  private String label(String id) {
    return inscription.text(id).stream()
        .map(MermaidDrawing::escaped)
        .collect(Collectors.joining("<br/>"));
  }

  /** Mermaid has entities of its own, {@code #34;} for a quotation mark. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if ("\"#<>&`\\".indexOf(character) >= 0) {
                escaped.append('#').append(character).append(';');
              } else {
                escaped.appendCodePoint(character);
              }
            });
    return escaped.toString();
  }
}
