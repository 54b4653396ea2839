package dev.athanor.engine.drawing;

import dev.athanor.engine.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The history as lanes on a terminal, the newest revision at the top: a full stroke leads from a
 * revision down to each of its down revisions, a dotted one to each that it depends on. What is not
 * among the revisions to draw is left out, with the strokes to it.
 *
 * <p>Strokes only ever lead down and across, and a lane forks before it joins another, so that
 * whoever follows a stroke downward comes to parents alone. Where a stroke across meets {@code │},
 * it passes beneath.
 */
public final class LaneDrawing {

  private final RevisionGraph graph;
  private final Set<String> revisions;
  private final Inscription inscription;
  private final Strokes strokes;
  private final Palette palette;
  private final Lanes lanes = new Lanes();
  private final List<String> lines = new ArrayList<>();

  /** The column of the last line's revision if that line ended a lane there; else -1. */
  private int justEnded = -1;

  private LaneDrawing(
      RevisionGraph graph,
      List<String> newestFirst,
      Inscription inscription,
      Strokes strokes,
      Palette palette) {
    this.graph = graph;
    this.revisions = new LinkedHashSet<>(newestFirst);
    this.inscription = inscription;
    this.strokes = strokes;
    this.palette = palette;
  }

  /**
   * Draws.
   *
   * @param newestFirst ids of the graph, each after all that follow it or depend on it
   * @return lines without trailing blanks
   */
  public static List<String> of(
      RevisionGraph graph,
      List<String> newestFirst,
      Inscription inscription,
      Strokes strokes,
      Palette palette) {
    LaneDrawing drawing = new LaneDrawing(graph, newestFirst, inscription, strokes, palette);
    newestFirst.forEach(drawing::draw);
    return List.copyOf(drawing.lines);
  }

  private void draw(String revision) {
    List<Lane> parents = parents(revision);
    int column = column(revision, parents);
    List<String> text = inscription.text(revision);
    int width = Math.max(lanes.width(), column + 1);
    Row row = new Row(strokes, palette, lanes, width).node(column, inscription.mark(revision));
    lines.add((row.drawn() + " " + (text.isEmpty() ? "" : text.get(0))).stripTrailing());

    if (parents.isEmpty()) {
      lanes.close(column);
    } else {
      lanes.open(column, parents.get(0));
    }
    justEnded = parents.isEmpty() && text.size() < 2 ? column : -1;
    text.stream().skip(1).forEach(line -> lines.add(beside(width, line)));
    fork(column, parents);
    lanes.doubled().forEach(this::join);
  }

  private List<Lane> parents(String revision) {
    return Arrow.below(graph, revision, revisions).stream()
        .map(arrow -> new Lane(arrow.parent(), arrow.dependency()))
        .toList();
  }

  private int column(String revision, List<Lane> parents) {
    List<Integer> awaiting = lanes.awaiting(revision);
    if (awaiting.isEmpty()) {
      int column = lanes.freeFor(parents.isEmpty() ? null : parents.get(0));
      if (column == justEnded) {
        lines.add(plain().drawn());
      }
      return column;
    }
    if (awaiting.size() > 1) {
      join(awaiting);
    }
    return awaiting.get(0);
  }

  private void fork(int column, List<Lane> parents) {
    if (!parents.isEmpty() && parents.get(0).dotted()) {
      add(plain());
    }
    for (boolean dotted : new boolean[] {false, true}) {
      List<Lane> leaving =
          parents.stream().skip(1).filter(parent -> parent.dotted() == dotted).toList();
      if (!leaving.isEmpty()) {
        fork(column, leaving, dotted);
      }
    }
  }

  private void fork(int column, List<Lane> leaving, boolean dotted) {
    Lanes before = lanes.copy();
    List<Integer> columns = new ArrayList<>();
    for (Lane lane : leaving) {
      int free = lanes.freeBeside(column, lane);
      lanes.open(free, lane);
      columns.add(free);
    }
    Row row = new Row(strokes, palette, before, lanes.width());
    columns.forEach(to -> row.fork(column, to, dotted));
    add(row);
  }

  private void join(List<Integer> columns) {
    Row row = plain();
    int into = columns.get(0);
    for (int from : columns.subList(1, columns.size())) {
      Lane lane = lanes.at(from);
      row.join(from, into, lane != null && lane.dotted());
    }
    columns.stream().skip(1).forEach(lanes::close);
    add(row);
  }

  private Row plain() {
    return new Row(strokes, palette, lanes, lanes.width());
  }

  private void add(Row row) {
    lines.add(row.drawn());
    justEnded = -1;
  }

  /** A further line of a text that begins right of so many columns. */
  private String beside(int width, String line) {
    int drawn = Math.max(0, 2 * lanes.width() - 1);
    return (plain().drawn() + " ".repeat(2 * width - drawn) + line).stripTrailing();
  }
}
