package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How a database becomes again what it was before objects were made in it. */
final class Emptying {

  private Emptying() {}

  /**
   * The objects to drop: event triggers first, which might object, then extensions and schemas,
   * which take most else with them.
   */
  static List<CatalogObject> order(Catalog now, Catalog before) {
    Set<CatalogObject> kept = new HashSet<>(before.objects());
    return now.objects().stream()
        .filter(object -> object.parent() == null && !kept.contains(object))
        .sorted(Comparator.comparing(object -> rank(object.kind())))
        .toList();
  }

  private static int rank(Kind kind) {
    return switch (kind) {
      case EVENT_TRIGGER -> 0;
      case EXTENSION -> 1;
      case SCHEMA -> 2;
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> 3;
      default -> 4;
    };
  }

  /** The statement; nothing happens when the object went with another. */
  static String drop(CatalogObject object) {
    return "DROP "
        + object.kind().words().toUpperCase(Locale.ROOT)
        + " IF EXISTS "
        + object.name()
        + " CASCADE";
  }
}
