package dev.athanor.engine.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lanes that are open at one height of the drawing, by column. A free column holds null. */
final class Lanes {

  private final List<@Nullable Lane> columns = new ArrayList<>();

  Lanes copy() {
    Lanes copy = new Lanes();
    copy.columns.addAll(columns);
    return copy;
  }

  int width() {
    return columns.size();
  }

  @Nullable Lane at(int column) {
    return column < columns.size() ? columns.get(column) : null;
  }

  void open(int column, Lane lane) {
    while (columns.size() <= column) {
      columns.add(null);
    }
    columns.set(column, lane);
  }

  void close(int column) {
    if (column < columns.size()) {
      columns.set(column, null);
    }
    while (!columns.isEmpty() && columns.get(columns.size() - 1) == null) {
      columns.remove(columns.size() - 1);
    }
  }

  /** The columns whose lanes end at this revision, from the left. */
  List<Integer> awaiting(String revision) {
    return IntStream.range(0, width())
        .filter(
            column -> {
              Lane lane = at(column);
              return lane != null && lane.awaits().equals(revision);
            })
        .boxed()
        .toList();
  }

  /** Groups of columns that hold the same lane, each from the left. */
  List<List<Integer>> doubled() {
    Map<Lane, List<Integer>> byLane = new LinkedHashMap<>();
    for (int column = 0; column < width(); column++) {
      Lane lane = at(column);
      if (lane != null) {
        byLane.computeIfAbsent(lane, any -> new ArrayList<>()).add(column);
      }
    }
    return byLane.values().stream().filter(same -> same.size() > 1).toList();
  }

  /** A free column for a revision that nothing leads to, close to the lane it will join, if any. */
  int freeFor(@Nullable Lane parent) {
    int goal = parent == null ? -1 : columns.indexOf(parent);
    return goal < 0 ? leftmostFree() : nearestFree(goal, goal);
  }

  /** A free column for a lane that leaves a column and perhaps joins one of the same kind. */
  int freeBeside(int column, Lane lane) {
    int goal = columns.indexOf(lane);
    return nearestFree(column, goal < 0 ? column : goal);
  }

  private int leftmostFree() {
    int free = columns.indexOf(null);
    return free < 0 ? width() : free;
  }

  /** With as few crossings as can be, then close by, then to the right. */
  private int nearestFree(int from, int goal) {
    return IntStream.rangeClosed(0, width())
        .filter(column -> at(column) == null && column != from)
        .boxed()
        .min(
            Comparator.<Integer>comparingInt(
                    column -> crossings(from, column) + crossings(column, goal))
                .thenComparingInt(column -> Math.abs(column - from))
                .thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private int crossings(int from, int to) {
    return (int)
        IntStream.range(Math.min(from, to) + 1, Math.max(from, to))
            .filter(column -> at(column) != null)
            .count();
  }
}
