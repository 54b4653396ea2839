package dev.athanor.engine.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a drawing in box-drawing characters as a person does: from each revision it follows the
 * strokes downward and across, never up and never from a dotted one to a solid one, and notes the
 * revisions that it comes to. Knows nothing of how drawings are made.
 */
public final class Tracer {

  private static final String UP = "│┊├┤┼┴╯╰";
  private static final String DOWN = "│┊├┤┼┬╮╭";
  private static final String LEFT = "─┄┤┼┴┬╯╮";
  private static final String RIGHT = "─┄├┼┴┬╰╭";
  private static final String NODES = "●○◆";

  private final List<String> lines = new ArrayList<>();
  private final Map<Spot, String> nodes = new LinkedHashMap<>();

  /** A stroke from a revision to one below. */
  public record Edge(String child, String parent, boolean dotted) {}

  private record Spot(int line, int column) {}

  /** On the way: how the spot was come to, and whether the way has been dotted or solid so far. */
  private record Step(Spot spot, char heading, boolean dotted, boolean solid) {}

  /**
   * Reads.
   *
   * @param drawing every line of a revision carries its id as {@code «id»}
   */
  public Tracer(List<String> drawing) {
    for (String line : drawing) {
      int text = line.indexOf('«');
      String drawn = text < 0 ? line : line.substring(0, text);
      for (int column = 0; column < drawn.length(); column++) {
        if (NODES.indexOf(drawn.charAt(column)) >= 0) {
          nodes.put(
              new Spot(lines.size(), column), line.substring(text + 1, line.indexOf('»', text)));
        }
      }
      lines.add(drawn);
    }
  }

  public List<String> revisions() {
    return List.copyOf(nodes.values());
  }

  public Set<Edge> edges() {
    Set<Edge> edges = new LinkedHashSet<>();
    nodes.forEach((spot, id) -> edges.addAll(from(spot, id)));
    return edges;
  }

  private Set<Edge> from(Spot start, String child) {
    Set<Edge> edges = new LinkedHashSet<>();
    Set<Step> seen = new LinkedHashSet<>();
    Deque<Step> todo = new ArrayDeque<>(List.of(moved(start, 'd', false, false)));
    while (!todo.isEmpty()) {
      Step step = todo.pop();
      if (!seen.add(step)) {
        continue;
      }
      String parent = nodes.get(step.spot);
      if (parent != null) {
        if (step.heading == 'd') {
          edges.add(new Edge(child, parent, step.dotted));
        }
        continue;
      }
      todo.addAll(next(step));
    }
    return edges;
  }

  private List<Step> next(Step step) {
    char stroke = at(step.spot);
    boolean dotted = step.dotted || isAlong(step.heading, stroke, "┊", "┄");
    boolean solid = step.solid || isAlong(step.heading, stroke, "│", "─");
    List<Step> next = new ArrayList<>();
    if (dotted && solid) {
      return next;
    }
    boolean beneath = step.heading != 'd' && "│┊".indexOf(stroke) >= 0;
    if (beneath) {
      next.add(moved(step.spot, step.heading, step.dotted, step.solid));
      return next;
    }
    String entered = step.heading == 'd' ? UP : step.heading == 'r' ? LEFT : RIGHT;
    if (entered.indexOf(stroke) < 0) {
      return next;
    }
    if (DOWN.indexOf(stroke) >= 0) {
      next.add(moved(step.spot, 'd', dotted, solid));
    }
    if (step.heading != 'l' && RIGHT.indexOf(stroke) >= 0) {
      next.add(moved(step.spot, 'r', dotted, solid));
    }
    if (step.heading != 'r' && LEFT.indexOf(stroke) >= 0) {
      next.add(moved(step.spot, 'l', dotted, solid));
    }
    return next;
  }

  private static boolean isAlong(char heading, char stroke, String down, String across) {
    return (heading == 'd' ? down : across).indexOf(stroke) >= 0;
  }

  private static Step moved(Spot from, char heading, boolean dotted, boolean solid) {
    Spot to =
        switch (heading) {
          case 'd' -> new Spot(from.line + 1, from.column);
          case 'r' -> new Spot(from.line, from.column + 1);
          default -> new Spot(from.line, from.column - 1);
        };
    return new Step(to, heading, dotted, solid);
  }

  private char at(Spot spot) {
    if (spot.line >= lines.size() || spot.column < 0) {
      return ' ';
    }
    String line = lines.get(spot.line);
    return spot.column < line.length() ? line.charAt(spot.column) : ' ';
  }
}
