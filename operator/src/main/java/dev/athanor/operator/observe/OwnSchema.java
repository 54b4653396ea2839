package dev.athanor.operator.observe;

import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of a catalog that migrations own and that does not change with the data. Pure. */
final class OwnSchema {
  /** What REINDEX CONCURRENTLY makes for as long as it runs. */
  private static final Pattern INDEX_BEING_MADE_ANEW = Pattern.compile(".*_cc(new|old)\\d*\"?");

  private OwnSchema() {}

  /**
   * Leaves out other schemas; and partitions, which come and go with the data: what a partitioned
   * table is, it says itself.
   *
   * @param schemas their names, quoted as the catalog's are
   */
  static Catalog of(Catalog catalog, Set<String> schemas) {
    Set<String> partitions =
        catalog.objects().stream()
            .filter(object -> object.attribute("partition of") != null)
            .map(CatalogObject::name)
            .collect(Collectors.toSet());
    return new Catalog(
        catalog.objects().stream()
            .filter(object -> isIn(schemas, object))
            .filter(object -> !partitions.contains(object.name()))
            .filter(object -> object.parent() == null || !partitions.contains(object.parent()))
            .filter(object -> !isBeingMadeAnew(object))
            .toList());
  }

  private static boolean isIn(Set<String> schemas, CatalogObject object) {
    return switch (object.kind()) {
      case SCHEMA -> schemas.contains(object.name());
      case EXTENSION -> schemas.contains(object.attribute("schema"));
      // They stand in no schema; only a superuser makes one.
      case EVENT_TRIGGER -> true;
      default -> schemas.contains(schemaOf(object.name()));
    };
  }

  private static String schemaOf(String name) {
    int end = name.startsWith("\"") ? closingQuote(name) + 1 : name.indexOf('.');
    return end <= 0 ? name : name.substring(0, end);
  }

  /** The quote that ends a quoted name; one within it is doubled. */
  private static int closingQuote(String name) {
    int at = 1;
    while (at < name.length()) {
      if (name.charAt(at) != '"') {
        at++;
      } else if (at + 1 < name.length() && name.charAt(at + 1) == '"') {
        at += 2;
      } else {
        return at;
      }
    }
    return name.length() - 1;
  }

  private static boolean isBeingMadeAnew(CatalogObject object) {
    return object.kind() == Kind.INDEX && INDEX_BEING_MADE_ANEW.matcher(object.name()).matches();
  }
}
