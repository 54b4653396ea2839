package dev.athanor.engine.drawing;

import dev.athanor.engine.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The graph in the language of Graphviz: the newest revisions at the top, arrows in the order of
 * upgrades, dependencies dashed, heads with a double frame, what is applied shaded.
 */
public final class DotDrawing {

  private DotDrawing() {}

  /** The lines of a {@code .dot} file with these revisions and the arrows between them. */
  public static List<String> of(
      RevisionGraph graph, List<String> newestFirst, Inscription inscription) {
    Set<String> drawn = new LinkedHashSet<>(newestFirst);
    Set<String> heads = Set.copyOf(graph.effectiveHeads());
    List<String> lines = new ArrayList<>();
    lines.add("digraph revisions {");
    lines.add("  rankdir=BT;");
    lines.add("  node [shape=box, style=rounded, fontname=\"monospace\"];");
    for (String id : drawn) {
      String label =
          inscription.text(id).stream().map(DotDrawing::escaped).collect(Collectors.joining("\\n"));
      lines.add(
          "  %s [label=\"%s\"%s%s];"
              .formatted(
                  quoted(id),
                  label,
                  heads.contains(id) ? ", peripheries=2" : "",
                  style(inscription.mark(id))));
    }
    for (String id : drawn) {
      for (Arrow arrow : Arrow.below(graph, id, drawn)) {
        lines.add(
            "  %s -> %s%s;"
                .formatted(
                    quoted(arrow.parent()),
                    quoted(arrow.child()),
                    arrow.dependency() ? " [style=dashed]" : ""));
      }
    }
    lines.add("}");
    return lines;
  }

  private static String style(Mark mark) {
    return switch (mark) {
      case UNKNOWN, PENDING -> "";
      case APPLIED -> ", style=\"rounded,filled\", fillcolor=\"gray92\"";
      case CURRENT -> ", style=\"rounded,filled,bold\", fillcolor=\"palegreen\"";
    };
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
