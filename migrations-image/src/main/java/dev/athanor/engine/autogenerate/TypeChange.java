package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statement that gives a column another type. */
final class TypeChange {

  /** Types of one family are assigned to each other without a cast of ours. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
          List.of("text", "character varying", "character"),
          List.of("date", "timestamp without time zone", "timestamp with time zone"));

  private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint", "numeric");

  private static final Pattern SIZED = Pattern.compile("([^(]*)\\((\\d+)(?:,(-?\\d+))?\\)(.*)");

  private TypeChange() {}

  static String of(CatalogObject found, CatalogObject wanted, Side side) {
    String from = String.valueOf(found.attribute("type"));
    String to = String.valueOf(wanted.attribute("type"));
    String name = Names.ofMember(wanted);
    String collation = wanted.attribute("collation");
    StringBuilder text = new StringBuilder(holdsAll(from, to) ? "" : Loss.ofType(wanted, from, to));
    text.append(ColumnAlteration.in(wanted)).append("TYPE ").append(to);
    text.append(collation == null ? "" : " COLLATE " + collation);
    if (!isAssigned(from, to)) {
      text.append(" USING ").append(name).append(isText(from) ? "" : "::text");
      text.append("::").append(to);
    }
    return text.toString();
  }

  /** A cast of ours would cut a longer text short without a word, which an assignment does not. */
  private static boolean isAssigned(String from, String to) {
    return from.equals(to)
        || isText(to)
        || FAMILIES.stream()
            .anyMatch(family -> family.contains(base(from)) && family.contains(base(to)));
  }

  private static boolean isText(String type) {
    return List.of("text", "character varying", "character").contains(base(type));
  }

  static boolean holdsAll(String from, String to) {
    if (from.equals(to) || to.equals("text")) {
      return true;
    }
    int before = INTEGERS.indexOf(from);
    if (before >= 0 && before < INTEGERS.indexOf(to)) {
      return true;
    }
    Matcher was = SIZED.matcher(from);
    Matcher is = SIZED.matcher(to);
    if (!was.matches() || !base(from).equals(base(to))) {
      return false;
    }
    if (!is.matches()) {
      return to.equals(base(to)) && !to.equals("character");
    }
    return size(is, 2) - size(is, 3) >= size(was, 2) - size(was, 3) && size(is, 3) >= size(was, 3);
  }

  private static int size(Matcher sized, int group) {
    return sized.group(group) == null ? 0 : Integer.parseInt(sized.group(group));
  }

  /** Without the size: {@code character varying}. */
  private static String base(String type) {
    Matcher sized = SIZED.matcher(type);
    return sized.matches() ? sized.group(1) + sized.group(4) : type;
  }
}
