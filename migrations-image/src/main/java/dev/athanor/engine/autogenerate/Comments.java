package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import dev.athanor.engine.database.SqlNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code COMMENT ON} whatever it is. */
final class Comments {

  private static final Pattern OF_COLUMN =
      Pattern.compile("(\"(?:[^\"]|\"\")*\"|[^\":\\s]+): (\\s?E?'(?:[^']|'')*')(?:, |$)");

  private Comments() {}

  /** Those of an object that is new, and of the columns that come with it. */
  static List<String> of(CatalogObject object, Side side) {
    List<String> statements = new ArrayList<>();
    if (object.attribute("comment") != null) {
      statements.add(statement(object, side));
    }
    if (object.kind() == Kind.TABLE) {
      for (CatalogObject column : side.columns(object)) {
        statements.addAll(of(column, side));
      }
    }
    statements.addAll(ofViewColumns(null, object));
    return statements;
  }

  /** Gives the comment, or takes it away where there is none. */
  static String statement(CatalogObject object, Side side) {
    String comment = object.attribute("comment");
    String words = object.kind().words().toUpperCase(Locale.ROOT);
    String subject =
        switch (object.kind()) {
          case CONSTRAINT -> "CONSTRAINT " + Names.ofMember(object) + " ON " + owner(object, side);
          case TRIGGER, RULE, POLICY ->
              words + " " + Names.ofMember(object) + " ON " + object.parent();
          default -> words + " " + object.name();
        };
    return "COMMENT ON "
        + subject
        + " IS "
        + (comment == null ? "NULL" : SqlNames.literal(comment));
  }

  private static String owner(CatalogObject constraint, Side side) {
    boolean domain = Drop.owner(constraint, side).equals("DOMAIN");
    return (domain ? "DOMAIN " : "") + constraint.parent();
  }

  /** Statements for the columns of a view whose comments are not those that were found. */
  static List<String> ofViewColumns(@Nullable String found, CatalogObject view) {
    Map<String, String> before = parsed(found);
    Map<String, String> after = parsed(view.attribute("column comments"));
    List<String> statements = new ArrayList<>();
    after.forEach(
        (column, comment) -> {
          if (!comment.equals(before.get(column))) {
            statements.add("COMMENT ON COLUMN " + view.name() + "." + column + " IS " + comment);
          }
        });
    before.keySet().stream()
        .filter(column -> !after.containsKey(column))
        .forEach(
            column ->
                statements.add("COMMENT ON COLUMN " + view.name() + "." + column + " IS NULL"));
    return statements;
  }

  private static Map<String, String> parsed(@Nullable String comments) {
    Map<String, String> parsed = new LinkedHashMap<>();
    if (comments != null) {
      for (MatchResult comment : OF_COLUMN.matcher(comments).results().toList()) {
        parsed.put(comment.group(1), comment.group(2).strip());
      }
    }
    return parsed;
  }
}
