package dev.athanor.engine.run;

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
                    name -> distance(wanted, name), TreeMap::new, Collectors.toList()));
    int near = Math.max(1, wanted.length() / 3);
    return byDistance.entrySet().stream()
        .limit(1)
        .filter(entry -> entry.getKey() <= near && entry.getValue().size() <= TELLING)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Levenshtein's. */
  private static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + change, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }
}
