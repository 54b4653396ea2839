package dev.athanor.engine.catalog;

import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Difference.Missing;
import dev.athanor.engine.catalog.Difference.Unexpected;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A difference on one line, whatever newlines its definitions hold. */
final class Wording {

  /** Longer definitions are shown from where they begin to differ. */
  private static final int WIDTH = 100;

  private Wording() {}

  static String of(Difference difference) {
    String subject =
        difference.operation() + " " + difference.kind().words() + " " + difference.name();
    if (difference instanceof Missing missing) {
      return subject + described(missing.object()) + counted(missing.members());
    }
    if (difference instanceof Unexpected unexpected) {
      return subject + counted(unexpected.members());
    }
    Changed changed = (Changed) difference;
    return subject + " " + changed.attribute() + ": " + change(changed.found(), changed.wanted());
  }

  private static String described(CatalogObject object) {
    if (object.kind() == Kind.COLUMN) {
      return ColumnWording.of(object);
    }
    String definition = object.attribute("definition");
    if (definition == null || !isOneLine(definition)) {
      return "";
    }
    return switch (object.kind()) {
      case CONSTRAINT -> " " + shown(definition);
      case INDEX, STATISTICS -> " " + shown(behindName(definition));
      default -> "";
    };
  }

  /** The name was said: {@code ON shop.orders USING btree (id)}. */
  private static String behindName(String definition) {
    String unique = definition.startsWith("CREATE UNIQUE ") ? "UNIQUE " : "";
    return unique + definition.substring(definition.indexOf(" ON ") + 1);
  }

  /** {@code with 3 columns, 1 index}. */
  private static String counted(List<CatalogObject> members) {
    if (members.isEmpty()) {
      return "";
    }
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    members.forEach(member -> counts.merge(member.kind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + plural(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", ", " with ", ""));
  }

  private static String plural(Kind kind, int count) {
    if (count == 1 || kind == Kind.STATISTICS) {
      return kind.words();
    }
    return switch (kind) {
      case INDEX -> "indexes";
      case POLICY -> "policies";
      default -> kind.words() + "s";
    };
  }

  private static String change(@Nullable String found, @Nullable String wanted) {
    if (found == null || wanted == null || fit(found, wanted)) {
      return shown(found) + " -> " + shown(wanted);
    }
    List<String> before = lines(found);
    List<String> after = lines(wanted);
    int line = 0;
    while (line < before.size()
        && line < after.size()
        && before.get(line).equals(after.get(line))) {
      line++;
    }
    String from = line < before.size() ? before.get(line) : "(end)";
    String to = line < after.size() ? after.get(line) : "(end)";
    String where = before.size() > 1 || after.size() > 1 ? "at line " + (line + 1) + ": " : "";
    return where + fromDifference(from, to) + " -> " + fromDifference(to, from);
  }

  private static boolean fit(String found, String wanted) {
    return isOneLine(found)
        && isOneLine(wanted)
        && found.length() <= WIDTH
        && wanted.length() <= WIDTH;
  }

  /** The part of a text that begins shortly before it differs from the other. */
  private static String fromDifference(String text, String other) {
    if (text.length() <= WIDTH && other.length() <= WIDTH) {
      return text.strip();
    }
    int at = 0;
    while (at < text.length() && at < other.length() && text.charAt(at) == other.charAt(at)) {
      at++;
    }
    int start = Math.max(0, at - WIDTH / 4);
    int end = Math.min(text.length(), start + WIDTH);
    return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : "");
  }

  private static String shown(@Nullable String value) {
    if (value == null) {
      return "none";
    }
    String line = value.lines().map(String::strip).collect(Collectors.joining(" "));
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " …";
  }

  private static boolean isOneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
