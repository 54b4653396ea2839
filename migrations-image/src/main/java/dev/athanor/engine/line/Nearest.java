package dev.athanor.engine.line;

import dev.athanor.engine.spelling.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** The options that a command takes; all there are, where it is not known yet. */
  static List<String> options(@Nullable Command command) {
    Collection<Option> options = new ArrayList<>();
    if (command == null) {
      options.addAll(Arrays.asList(Option.values()));
    } else {
      options.addAll(Command.optionsOfAll());
      options.addAll(command.options());
    }
    return options.stream().map(Option::written).toList();
  }
}
