package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.List;

/** Comments above statements that lose something, or may fail for what is there. */
final class Loss {

  static final String VALUE_NEEDED =
      "-- Fails if the table has rows: they have no value for this column. Give it a DEFAULT, or add"
          + " it without NOT NULL,\n-- fill it, and SET NOT NULL then.\n";

  private static final String DESTRUCTIVE = "-- destructive: ";

  private Loss() {}

  static List<String> of(CatalogObject dropped, Side found, Decisions decisions) {
    return switch (dropped.kind()) {
      case TABLE, FOREIGN_TABLE -> List.of(DESTRUCTIVE + "the rows of " + dropped.name() + " go");
      case COLUMN ->
          dropped.attribute("generated") == null
              ? List.of(DESTRUCTIVE + "the values of " + dropped.name() + " go")
              : List.of();
      case SEQUENCE -> List.of(DESTRUCTIVE + "where " + dropped.name() + " stands is forgotten");
      case VIEW, MATERIALIZED_VIEW, FUNCTION, PROCEDURE, AGGREGATE ->
          decisions.isAnew(dropped.key()) && found.find(dropped.key()) != null
              ? List.of(
                  "-- " + dropped.name() + " is made anew below: grants on it have to be repeated")
              : List.of();
      default -> List.of();
    };
  }

  static boolean needsValue(CatalogObject column) {
    return column.kind() == Kind.COLUMN
        && String.valueOf(column.attribute("nullable")).startsWith("NOT NULL")
        && column.attribute("default") == null
        && column.attribute("generated") == null
        && column.attribute("identity") == null;
  }

  static String ofType(CatalogObject column, String from, String to) {
    return DESTRUCTIVE
        + "a value of "
        + column.name()
        + " that "
        + to
        + " does not hold as "
        + from
        + " does is changed, or makes this fail\n";
  }
}
