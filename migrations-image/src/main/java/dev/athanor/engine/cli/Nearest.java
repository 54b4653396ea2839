package dev.athanor.engine.cli;

import java.util.ArrayList;
import java.util.List;

/** Finds the known word that an unknown one was probably meant to be. */
final class Nearest {

  private Nearest() {}

  /** " Did you mean …?", or nothing where no word is near. */
  static String hint(String unknown, List<String> known) {
    String nearest = "";
    int best = Math.max(2, unknown.length() / 3) + 1;
    for (String word : known) {
      int distance = distance(unknown, word);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return nearest.isEmpty() ? "" : " Did you mean " + nearest + "?";
  }

  static List<String> options() {
    List<String> options = new ArrayList<>();
    for (Option each : Option.values()) {
      options.add(each.written());
    }
    return options;
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
