package dev.athanor.engine.command;

import dev.athanor.engine.console.JsonLine;
import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.plan.Planner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The commands that only look. */
final class Views {

  private final Call call;
  private final boolean json;

  Views(Call call) throws UsageException {
    this.call = call;
    this.json = call.json();
  }

  /** The rows; where the scripts can be read, with what they are among them. */
  List<String> current() throws CommandFailed {
    List<String> rows = call.rows();
    if (json) {
      return List.of(listed("rows", rows));
    }
    if (rows.isEmpty()) {
      call.console().say("The database is at base: no revision is applied.");
    }
    try {
      RevisionGraph graph = call.graph();
      RevisionLine line = new RevisionLine(graph, Set.of());
      List<String> lines = new ArrayList<>();
      for (String row : rows) {
        lines.add(graph.find(row).isPresent() ? line.alone(row) : row + " (not in these scripts)");
      }
      return lines;
    } catch (CommandFailed e) {
      call.console().say("Warning: " + e.getMessage());
      return rows;
    }
  }

  List<String> heads() throws CommandFailed {
    RevisionGraph graph = call.graph();
    if (json) {
      return List.of(listed("heads", graph.effectiveHeads()));
    }
    RevisionLine line = new RevisionLine(graph, Set.of());
    return graph.heads().stream().map(line::alone).toList();
  }

  /**
   * The revisions, newest first.
   *
   * @param applied whether to mark those that the database has with a star
   */
  List<String> history(boolean applied) throws CommandFailed {
    RevisionGraph graph = call.graph();
    List<String> rows = applied ? call.rows() : List.of();
    Set<String> current = Set.copyOf(rows);
    Set<String> below =
        graph.ancestors(
            rows.stream().filter(row -> graph.find(row).isPresent()).toList(), Edges.EFFECTIVE);
    RevisionLine line = new RevisionLine(graph, current);
    List<String> lines = new ArrayList<>();
    for (String id : newestFirst(graph)) {
      if (json) {
        lines.add(described(graph, id, applied, below.contains(id)));
      } else {
        lines.add((applied ? (below.contains(id) ? "* " : "  ") : "") + line.withParents(id));
      }
    }
    return lines;
  }

  private static String described(
      RevisionGraph graph, String id, boolean askedForApplied, boolean applied) {
    return JsonLine.of(
        json -> {
          json.writeStringField("revision", id);
          json.writeStringField("message", graph.get(id).message());
          json.writeArrayFieldStart("downRevisions");
          for (String parent : graph.get(id).downRevisions()) {
            json.writeString(parent);
          }
          json.writeEndArray();
          if (askedForApplied) {
            json.writeBooleanField("applied", applied);
          }
        });
  }

  private static List<String> newestFirst(RevisionGraph graph) throws CommandFailed {
    try {
      List<String> order = new ArrayList<>();
      Planner.upgrade(graph, List.of(), "heads")
          .steps()
          .forEach(step -> order.add(step.revision().id()));
      Collections.reverse(order);
      return order;
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
  }

  private static String listed(String name, List<String> values) {
    return JsonLine.of(
        json -> {
          json.writeArrayFieldStart(name);
          for (String value : values) {
            json.writeString(value);
          }
          json.writeEndArray();
        });
  }
}
