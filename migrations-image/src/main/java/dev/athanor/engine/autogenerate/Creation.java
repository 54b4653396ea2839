package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.ColumnWording;
import dev.athanor.engine.database.SqlNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The statements that make an object, but for its comment. */
final class Creation {

  private Creation() {}

  static List<String> of(CatalogObject object, Side side) {
    String name = object.name();
    return switch (object.kind()) {
      case SCHEMA -> List.of("CREATE SCHEMA " + name);
      case EXTENSION ->
          List.of("CREATE EXTENSION " + name + " WITH SCHEMA " + object.attribute("schema"));
      case COLLATION -> List.of("CREATE COLLATION " + name + " (" + collation(object) + ")");
      case TYPE -> List.of(type(object));
      case DOMAIN -> List.of("CREATE DOMAIN " + name + " AS" + ColumnWording.of(object));
      case SEQUENCE -> List.of(sequence(object));
      case TABLE -> TableCreation.of(object, side);
      case COLUMN -> column(object, side);
      case CONSTRAINT -> constraint(object, side);
      case INDEX -> List.of(index(object));
      case VIEW, MATERIALIZED_VIEW -> List.of(view(object));
      case AGGREGATE ->
          List.of("CREATE AGGREGATE " + name + " (" + object.attribute("definition") + ")");
      case FUNCTION, PROCEDURE, STATISTICS -> List.of(definition(object));
      case TRIGGER, RULE -> firing(object);
      case POLICY -> List.of(policy(object));
      case FOREIGN_TABLE, EVENT_TRIGGER, GRANT ->
          throw new IllegalArgumentException("Not to be written: " + object.key());
    };
  }

  private static String definition(CatalogObject object) {
    return String.valueOf(object.attribute("definition")).stripTrailing();
  }

  private static String collation(CatalogObject collation) {
    String[] locale = String.valueOf(collation.attribute("locale")).split(", ", 2);
    StringBuilder text = new StringBuilder("provider = " + collation.attribute("provider"));
    if (locale.length == 1) {
      text.append(", locale = ").append(SqlNames.literal(locale[0]));
    } else {
      text.append(", lc_collate = ").append(SqlNames.literal(locale[0]));
      text.append(", lc_ctype = ").append(SqlNames.literal(locale[1]));
    }
    String rules = collation.attribute("rules");
    text.append(rules == null ? "" : ", rules = " + SqlNames.literal(rules));
    text.append(collation.attribute("deterministic") == null ? "" : ", deterministic = false");
    return text.toString();
  }

  private static String type(CatalogObject type) {
    String values = type.attribute("values");
    String range = type.attribute("range");
    if (range != null) {
      return "CREATE TYPE " + type.name() + " AS RANGE (" + range + ")";
    }
    String attributes = type.attribute("attributes");
    // An enumeration may be without values, a composite type without attributes: told alike.
    return values == null
        ? "CREATE TYPE " + type.name() + " AS (" + (attributes == null ? "" : attributes) + ")"
        : "CREATE TYPE " + type.name() + " AS ENUM (" + values + ")";
  }

  private static String sequence(CatalogObject sequence) {
    return "CREATE%s SEQUENCE %s AS %s %s"
        .formatted(
            before(" ", sequence.attribute("persistence")),
            sequence.name(),
            sequence.attribute("type"),
            sequence.attribute("options"));
  }

  private static List<String> column(CatalogObject column, Side side) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER %s %s ADD COLUMN %s"
            .formatted(
                Drop.owner(column, side),
                column.parent(),
                Names.ofMember(column) + ColumnWording.of(column)));
    statements.addAll(TableCreation.storage(column));
    return statements;
  }

  private static List<String> constraint(CatalogObject constraint, Side side) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER %s %s ADD CONSTRAINT %s %s"
            .formatted(
                Drop.owner(constraint, side),
                constraint.parent(),
                Names.ofMember(constraint),
                constraint.attribute("definition")));
    String options = constraint.attribute("options");
    if (options != null) {
      statements.add(Alteration.indexOf(constraint) + " SET (" + options + ")");
    }
    return statements;
  }

  /** The server shows that of a partitioned table as one that the partitions are left out of. */
  private static String index(CatalogObject index) {
    return definition(index).replaceFirst(" ON ONLY ", " ON ");
  }

  private static String view(CatalogObject view) {
    String options = view.attribute("options");
    return "CREATE %s %s%s%s AS\n%s"
        .formatted(
            view.kind().words().toUpperCase(Locale.ROOT),
            view.name(),
            before(" USING ", view.attribute("access method")),
            options == null ? "" : " WITH (" + options + ")",
            definition(view));
  }

  private static List<String> firing(CatalogObject object) {
    return object.attribute("firing") == null
        ? List.of(definition(object))
        : List.of(definition(object), Alteration.firing(object));
  }

  private static String policy(CatalogObject policy) {
    return "CREATE POLICY %s ON %s%s FOR %s TO %s%s%s"
        .formatted(
            Names.ofMember(policy),
            policy.parent(),
            before(" AS ", policy.attribute("restriction")),
            policy.attribute("command"),
            policy.attribute("roles"),
            inBrackets(" USING ", policy.attribute("using")),
            inBrackets(" WITH CHECK ", policy.attribute("with check")));
  }

  private static String inBrackets(String word, @Nullable String expression) {
    return expression == null ? "" : word + "(" + expression + ")";
  }

  static String before(String word, @Nullable String value) {
    return value == null ? "" : word + value;
  }
}
