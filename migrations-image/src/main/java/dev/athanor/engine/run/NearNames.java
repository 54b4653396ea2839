package dev.athanor.engine.run;

import dev.athanor.engine.spelling.EditDistance;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody may have meant by a name that is not there. */
final class NearNames {
  /** More names than these at one distance say nothing. */
  private static final int TELLING = 3;

  private NearNames() {}

  /** The names that are nearest by letters to change, none where that would be a guess. */
  static List<String> to(String wanted, Collection<String> names) {
    Map<Integer, List<String>> byDistance =
        names.stream()
            .distinct()
            .sorted()
            .collect(
                Collectors.groupingBy(
                    name -> EditDistance.between(wanted, name), TreeMap::new, Collectors.toList()));
    int near = Math.max(1, wanted.length() / 3);
    return byDistance.entrySet().stream()
        .limit(1)
        .filter(entry -> entry.getKey() <= near && entry.getValue().size() <= TELLING)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }
}
