package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of an enumeration, as literals with commas between them. */
final class EnumValues {

  private static final Pattern LITERAL = Pattern.compile("E?'(?:[^']|'')*'");

  private EnumValues() {}

  static List<String> of(@Nullable String values) {
    return values == null
        ? List.of()
        : LITERAL.matcher(values).results().map(MatchResult::group).toList();
  }

  /** Whether there are more values and those that were there keep their order. */
  static boolean areAdded(Changed changed) {
    if (!changed.attribute().equals("values") || changed.found() == null) {
      return false;
    }
    List<String> kept = new ArrayList<>(of(changed.wanted()));
    List<String> before = of(changed.found());
    kept.retainAll(before);
    return kept.equals(before);
  }

  /** A statement for each value, so that each is put where it belongs. */
  static List<String> additions(Changed changed) {
    List<String> before = of(changed.found());
    List<String> after = of(changed.wanted());
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      if (!before.contains(after.get(i))) {
        String place = i == 0 ? before(after, before) : " AFTER " + after.get(i - 1);
        statements.add("ALTER TYPE " + changed.name() + " ADD VALUE " + after.get(i) + place);
      }
    }
    return statements;
  }

  private static String before(List<String> after, List<String> before) {
    return before.isEmpty() || after.isEmpty() ? "" : " BEFORE " + before.get(0);
  }

  /** Where one value stands in the place of another, the statement that may be meant. */
  static String renameSuggestion(Changed changed) {
    List<String> before = of(changed.found());
    List<String> after = of(changed.wanted());
    List<Integer> different = new ArrayList<>();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      if (!before.get(i).equals(after.get(i))) {
        different.add(i);
      }
    }
    if (before.size() != after.size() || different.size() != 1) {
      return "";
    }
    int at = different.get(0);
    return "; if it was renamed: ALTER TYPE "
        + changed.name()
        + " RENAME VALUE "
        + before.get(at)
        + " TO "
        + after.get(at);
  }

  /** PostgreSQL refuses to use a value in the transaction that adds it to a type. */
  static boolean areUsedWhereAdded(Decisions decisions, List<String> statements) {
    List<String> others =
        statements.stream().filter(statement -> !statement.contains(" ADD VALUE ")).toList();
    return decisions.alterations().keySet().stream()
        .filter(key -> key.kind() == Kind.TYPE)
        .map(key -> decisions.alteration(key, "values"))
        .anyMatch(changed -> changed != null && isUsed(changed, others));
  }

  private static boolean isUsed(Changed changed, List<String> statements) {
    List<String> before = of(changed.found());
    return of(changed.wanted()).stream()
        .filter(value -> !before.contains(value))
        .anyMatch(value -> statements.stream().anyMatch(text -> text.contains(value)));
  }
}
