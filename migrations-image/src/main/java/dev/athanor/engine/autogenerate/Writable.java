package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be written as SQL from what a catalog tells, and how. */
final class Writable {

  private Writable() {}

  /** How a change is made. */
  enum Way {
    ALTER,
    REPLACE,
    NONE
  }

  private static final Set<String> COLUMN_BY_HAND = Set.of("foreign options");
  private static final Set<String> TABLE_BY_HAND =
      Set.of("partition by", "server", "foreign options");

  /** Why something cannot be made from what is known of it; null where it can. */
  static @Nullable String creationFault(CatalogObject object) {
    return switch (object.kind()) {
      case FOREIGN_TABLE -> "its server and options are not known well enough";
      case EVENT_TRIGGER -> "event triggers are left to a person";
      case GRANT -> "privileges are left to a person";
      case TYPE -> object.attribute("base") == null ? null : "a base type is made of C functions";
      case AGGREGATE -> aggregateFault(object);
      case INDEX ->
          object.attribute("validity") == null ? null : "nobody makes an invalid index on purpose";
      case VIEW, MATERIALIZED_VIEW ->
          object.attribute("column defaults") == null ? null : "its columns have defaults";
      case COLUMN ->
          nullable(object).endsWith("NOT VALID") ? "its NOT NULL is not validated" : null;
      default -> null;
    };
  }

  private static @Nullable String aggregateFault(CatalogObject aggregate) {
    String definition = String.valueOf(aggregate.attribute("definition"));
    return aggregate.attribute("aggregate kind") == null && !definition.contains(", sortop = ")
        ? null
        : "only plain aggregates without a sort operator are written";
  }

  /** Why something cannot be dropped by a statement of its own; null where it can. */
  static @Nullable String dropFault(CatalogObject object) {
    return switch (object.kind()) {
      case TYPE ->
          object.attribute("base") == null ? null : "a base type goes with its functions alone";
      case GRANT -> "privileges are left to a person";
      default -> null;
    };
  }

  /** How an attribute is changed. */
  static Way way(Changed changed, CatalogObject found, CatalogObject wanted) {
    String attribute = changed.attribute();
    if (attribute.equals("comment")) {
      return Way.ALTER;
    }
    return switch (changed.kind()) {
      case EXTENSION, SEQUENCE -> Way.ALTER;
      case DOMAIN -> one(Set.of("default", "nullable").contains(attribute));
      case TYPE -> one(EnumValues.areAdded(changed));
      case TABLE -> TABLE_BY_HAND.contains(attribute) ? Way.NONE : Way.ALTER;
      case COLUMN -> column(attribute, found, wanted);
      case CONSTRAINT -> one(attribute.equals("options") || isValidation(changed));
      case VIEW, MATERIALIZED_VIEW -> one(Set.of("options", "column comments").contains(attribute));
      case FUNCTION, PROCEDURE -> one(header(found).equals(header(wanted)));
      case TRIGGER, RULE -> one(attribute.equals("firing"));
      case COLLATION, INDEX, STATISTICS, AGGREGATE, POLICY -> Way.REPLACE;
      case SCHEMA, FOREIGN_TABLE, EVENT_TRIGGER, GRANT -> Way.NONE;
    };
  }

  private static Way one(boolean byAlter) {
    return byAlter ? Way.ALTER : Way.REPLACE;
  }

  private static Way column(String attribute, CatalogObject found, CatalogObject wanted) {
    if (COLUMN_BY_HAND.contains(attribute) || nullable(wanted).endsWith("NOT VALID")) {
      return Way.NONE;
    }
    return one(found.attribute("generated") == null && wanted.attribute("generated") == null);
  }

  /** Up to the language: what {@code CREATE OR REPLACE} may not change. */
  private static String header(CatalogObject routine) {
    String definition = String.valueOf(routine.attribute("definition"));
    int end = definition.indexOf("\n LANGUAGE ");
    return end < 0 ? definition : definition.substring(0, end);
  }

  /** Whether all that a constraint lacks is that the rows are looked at. */
  static boolean isValidation(Changed changed) {
    String to = changed.wanted();
    return changed.attribute().equals("definition")
        && to != null
        && (to + " NOT VALID").equals(changed.found());
  }

  /** Why a change is left to a person. */
  static String changeFault(Changed changed) {
    if (changed.kind() == Kind.TYPE && changed.attribute().equals("values")) {
      return "PostgreSQL has no statement that removes or moves a value of an enumeration"
          + EnumValues.renameSuggestion(changed);
    }
    return switch (changed.attribute()) {
      case "partition by" -> "a table is partitioned when it is made or never";
      case "definition", "type", "attributes", "range" -> "it would have to be made anew";
      default -> "how is left to a person";
    };
  }

  private static String nullable(CatalogObject object) {
    return String.valueOf(object.attribute("nullable"));
  }

  /** Whether an object's kind is one that can be dropped and made anew without losing data. */
  static boolean holdsNoData(Kind kind) {
    return switch (kind) {
      case VIEW,
          MATERIALIZED_VIEW,
          FUNCTION,
          PROCEDURE,
          AGGREGATE,
          TRIGGER,
          RULE,
          POLICY,
          CONSTRAINT,
          INDEX,
          STATISTICS,
          TYPE,
          DOMAIN,
          COLLATION ->
          true;
      default -> false;
    };
  }
}
