package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A drop and an addition that may be a rename: no comparison can know, and a person who does not
 * look loses data by it.
 */
final class Renames {

  private final Side found;
  private final Side wanted;
  private final Decisions decisions;

  Renames(Side found, Side wanted, Decisions decisions) {
    this.found = found;
    this.wanted = wanted;
    this.decisions = decisions;
  }

  /** Comments for above the statement that drops it. */
  List<String> suggestions(CatalogObject dropped) {
    return switch (dropped.kind()) {
      case COLUMN -> column(dropped);
      case TABLE -> table(dropped);
      default -> List.of();
    };
  }

  private List<String> column(CatalogObject dropped) {
    return added(Kind.COLUMN)
        .filter(column -> Objects.equals(column.parent(), dropped.parent()))
        .min(Comparator.comparing(column -> unlikeness(dropped, column)))
        .map(
            column ->
                suggestion(
                    dropped,
                    column,
                    "ALTER TABLE %s RENAME COLUMN %s TO %s"
                        .formatted(
                            dropped.parent(), Names.ofMember(dropped), Names.ofMember(column))))
        .orElse(List.of());
  }

  private static int unlikeness(CatalogObject dropped, CatalogObject added) {
    if (dropped.attributes().equals(added.attributes())) {
      return 0;
    }
    return Objects.equals(dropped.attribute("type"), added.attribute("type")) ? 1 : 2;
  }

  private List<String> table(CatalogObject dropped) {
    Set<String> columns = columns(found, dropped);
    return added(Kind.TABLE)
        .filter(table -> !columns.isEmpty() && columns(wanted, table).equals(columns))
        .filter(table -> Names.schema(table.name()).equals(Names.schema(dropped.name())))
        .findFirst()
        .map(
            table ->
                suggestion(
                    dropped,
                    table,
                    "ALTER TABLE %s RENAME TO %s"
                        .formatted(dropped.name(), Names.withoutSchema(table.name()))))
        .orElse(List.of());
  }

  private static Set<String> columns(Side side, CatalogObject table) {
    return side.columns(table).stream()
        .map(column -> Names.ofMember(column) + " " + column.attribute("type"))
        .collect(Collectors.toSet());
  }

  private Stream<CatalogObject> added(Kind kind) {
    return decisions.creates().stream()
        .filter(key -> key.kind() == kind && !decisions.isAnew(key))
        .map(this::wantedObject);
  }

  private CatalogObject wantedObject(CatalogObject.Key key) {
    return wanted.get(key);
  }

  private static List<String> suggestion(CatalogObject from, CatalogObject to, String sql) {
    return List.of(
        "-- Was %s renamed to %s? Then write this instead of the two, and nothing is lost:"
            .formatted(from.name(), to.name()),
        "-- " + sql + ";");
  }
}
