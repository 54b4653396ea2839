package dev.athanor.engine.cli;

import dev.athanor.engine.spelling.EditDistance;
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
      int distance = EditDistance.between(unknown, word);
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
}
