package dev.athanor.engine.cli;

import java.util.Map;
import java.util.TreeMap;

/** How often which fault ended how. */
final class CrashCounts {

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

  synchronized void add(String fault, String end) {
    counts.computeIfAbsent(fault, any -> new TreeMap<>()).merge(end, 1, Integer::sum);
  }

  synchronized String table(String heading) {
    StringBuilder table = new StringBuilder("Crash matrix: " + heading + "\n");
    counts.forEach(
        (fault, ends) -> {
          int all = ends.values().stream().mapToInt(Integer::intValue).sum();
          table.append(String.format("%-28s %5d points%n", fault, all));
          ends.forEach((end, count) -> table.append(String.format("  %5d  %s%n", count, end)));
        });
    return table.toString();
  }
}
