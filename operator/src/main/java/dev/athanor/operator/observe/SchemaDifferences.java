package dev.athanor.operator.observe;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Difference.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names what has happened to a schema: the objects and their attributes, and none of their values,
 * for a default or a function's body may hold a secret. Pure.
 */
final class SchemaDifferences {
  private SchemaDifferences() {}

  /** One line for each object: {@code changed column shop.orders.total (nullable, type)}. */
  static List<String> between(Catalog before, Catalog now) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (Difference difference : Comparison.differences(before, now)) {
      List<String> attributes =
          lines.computeIfAbsent(
              "%s %s %s".formatted(verb(difference), difference.kind().words(), difference.name()),
              line -> new ArrayList<>());
      if (difference instanceof Changed changed) {
        attributes.add(changed.attribute());
      }
    }
    return lines.entrySet().stream()
        .map(
            line ->
                line.getValue().isEmpty()
                    ? line.getKey()
                    : "%s (%s)".formatted(line.getKey(), String.join(", ", line.getValue())))
        .toList();
  }

  private static String verb(Difference difference) {
    if (difference instanceof Changed) {
      return "changed";
    }
    return difference instanceof Missing ? "removed" : "added";
  }
}
