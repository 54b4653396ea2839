package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The statements that change one attribute of what is no column; comments come by themselves. */
final class Alteration {

  private Alteration() {}

  static List<String> of(Changed changed, CatalogObject found, CatalogObject wanted) {
    String start = "ALTER " + wanted.kind().words().toUpperCase(Locale.ROOT) + " " + wanted.name();
    return switch (wanted.kind()) {
      case EXTENSION -> List.of(start + " SET SCHEMA " + changed.wanted());
      case TYPE -> EnumValues.additions(changed);
      case DOMAIN -> List.of(start + " " + domain(changed));
      case SEQUENCE -> sequence(changed, wanted);
      case TABLE -> table(changed, found, wanted);
      case CONSTRAINT -> constraint(changed, wanted);
      case VIEW, MATERIALIZED_VIEW ->
          changed.attribute().equals("column comments")
              ? Comments.ofViewColumns(changed.found(), wanted)
              : each(start, Options.change(changed.found(), changed.wanted()));
      case FUNCTION, PROCEDURE -> List.of(String.valueOf(changed.wanted()).stripTrailing());
      case TRIGGER, RULE -> List.of(firing(wanted));
      default -> throw new IllegalArgumentException("Not to be altered: " + changed);
    };
  }

  private static List<String> each(String start, List<String> actions) {
    return actions.stream().map(action -> start + " " + action).toList();
  }

  private static String domain(Changed changed) {
    String wanted = changed.wanted();
    if (changed.attribute().equals("nullable")) {
      return "NOT NULL".equals(wanted) ? "SET NOT NULL" : "DROP NOT NULL";
    }
    return wanted == null ? "DROP DEFAULT" : "SET DEFAULT " + wanted;
  }

  private static List<String> sequence(Changed changed, CatalogObject wanted) {
    String options = String.valueOf(wanted.attribute("options"));
    return switch (changed.attribute()) {
      case "owned by" -> List.of();
      case "persistence" ->
          List.of(
              "ALTER SEQUENCE %s SET %s"
                  .formatted(wanted.name(), changed.wanted() == null ? "LOGGED" : "UNLOGGED"));
      default ->
          List.of(
              "ALTER SEQUENCE %s AS %s %s%s"
                  .formatted(
                      wanted.name(),
                      wanted.attribute("type"),
                      options,
                      options.endsWith("CYCLE") ? "" : " NO CYCLE"));
    };
  }

  private static List<String> table(Changed changed, CatalogObject found, CatalogObject wanted) {
    String start = "ALTER TABLE " + wanted.name();
    String to = changed.wanted();
    return switch (changed.attribute()) {
      case "persistence" -> List.of(start + (to == null ? " SET LOGGED" : " SET UNLOGGED"));
      case "row security" -> rowSecurity(wanted, changed.found(), to);
      case "options" -> each(start, Options.change(changed.found(), to));
      case "access method" -> List.of(start + " SET ACCESS METHOD " + (to == null ? "heap" : to));
      case "tablespace" -> List.of(start + " SET TABLESPACE " + (to == null ? "pg_default" : to));
      case "replica identity" -> List.of(start + " REPLICA IDENTITY " + replicaIdentity(to));
      case "of type" -> List.of(start + (to == null ? " NOT OF" : " OF " + to));
      case "partition of", "bound" -> attachment(found, wanted);
      case "inherits" -> inheritance(start, changed.found(), to);
      default -> throw new IllegalArgumentException("Not to be altered: " + changed);
    };
  }

  private static String replicaIdentity(@Nullable String identity) {
    if (identity == null) {
      return "DEFAULT";
    }
    String index = "USING INDEX ";
    return identity.startsWith(index)
        ? index + Names.withoutSchema(identity.substring(index.length()))
        : identity;
  }

  static List<String> rowSecurity(
      CatalogObject table, @Nullable String found, @Nullable String wanted) {
    List<String> statements = new ArrayList<>();
    boolean wasEnabled = found != null && found.contains("ENABLED");
    boolean isEnabled = wanted != null && wanted.contains("ENABLED");
    boolean wasForced = found != null && found.contains("FORCED");
    boolean isForced = wanted != null && wanted.contains("FORCED");
    String start = "ALTER TABLE " + table.name();
    if (wasEnabled != isEnabled) {
      statements.add(start + (isEnabled ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
    }
    if (wasForced != isForced) {
      statements.add(start + (isForced ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
    }
    return statements;
  }

  /** The same for both attributes: whoever calls takes it once. */
  private static List<String> attachment(CatalogObject found, CatalogObject wanted) {
    List<String> statements = new ArrayList<>();
    String from = found.attribute("partition of");
    String to = wanted.attribute("partition of");
    if (from != null) {
      statements.add("ALTER TABLE " + from + " DETACH PARTITION " + found.name());
    }
    if (to != null) {
      statements.add(
          "ALTER TABLE %s ATTACH PARTITION %s %s"
              .formatted(to, wanted.name(), wanted.attribute("bound")));
    }
    return statements;
  }

  private static List<String> inheritance(
      String start, @Nullable String found, @Nullable String wanted) {
    List<String> statements = new ArrayList<>();
    List<String> before = found == null ? List.of() : List.of(found.split(", ", -1));
    List<String> after = wanted == null ? List.of() : List.of(wanted.split(", ", -1));
    before.stream()
        .filter(parent -> !after.contains(parent))
        .forEach(parent -> statements.add(start + " NO INHERIT " + parent));
    after.stream()
        .filter(parent -> !before.contains(parent))
        .forEach(parent -> statements.add(start + " INHERIT " + parent));
    return statements;
  }

  private static List<String> constraint(Changed changed, CatalogObject wanted) {
    return changed.attribute().equals("options")
        ? each(indexOf(wanted), Options.change(changed.found(), changed.wanted()))
        : List.of(
            "ALTER TABLE %s VALIDATE CONSTRAINT %s"
                .formatted(wanted.parent(), Names.ofMember(wanted)));
  }

  /** The index of a constraint has its name, and stands in its table's schema. */
  static String indexOf(CatalogObject constraint) {
    return "ALTER INDEX "
        + Names.schema(Names.parent(constraint))
        + "."
        + Names.ofMember(constraint);
  }

  static String firing(CatalogObject object) {
    String firing = object.attribute("firing");
    String action =
        firing == null ? "ENABLE" : firing.equals("DISABLED") ? "DISABLE" : "ENABLE " + firing;
    return "ALTER TABLE %s %s %s %s"
        .formatted(
            object.parent(),
            action,
            object.kind() == Kind.RULE ? "RULE" : "TRIGGER",
            Names.ofMember(object));
  }
}
