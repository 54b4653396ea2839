package dev.athanor.engine.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options as the catalog shows them: {@code fillfactor=70, toast.autovacuum_enabled=off}. */
final class Options {

  private Options() {}

  /** The actions of an {@code ALTER} that turn some into others. */
  static List<String> change(@Nullable String found, @Nullable String wanted) {
    Map<String, String> before = parsed(found);
    Map<String, String> after = parsed(wanted);
    List<String> actions = new ArrayList<>();
    List<String> set = new ArrayList<>();
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            set.add(name + "=" + value);
          }
        });
    List<String> reset = new ArrayList<>(before.keySet());
    reset.removeAll(after.keySet());
    if (!set.isEmpty()) {
      actions.add("SET (" + String.join(", ", set) + ")");
    }
    if (!reset.isEmpty()) {
      actions.add("RESET (" + String.join(", ", reset) + ")");
    }
    return actions;
  }

  private static Map<String, String> parsed(@Nullable String options) {
    Map<String, String> parsed = new LinkedHashMap<>();
    if (options != null) {
      for (String option : options.split(", ", -1)) {
        String[] sides = option.split("=", 2);
        parsed.put(sides[0], sides.length > 1 ? sides[1] : "true");
      }
    }
    return parsed;
  }
}
