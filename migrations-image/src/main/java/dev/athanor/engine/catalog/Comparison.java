package dev.athanor.engine.catalog;

import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Difference.Missing;
import dev.athanor.engine.catalog.Difference.Unexpected;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What would have to be done to one schema to make it another. The order of a table's columns does
 * not count: nothing but a table made anew can change it.
 */
public final class Comparison {

  private final Indexed wanted;
  private final Indexed found;

  private Comparison(Catalog wanted, Catalog found) {
    this.wanted = new Indexed(wanted);
    this.found = new Indexed(found);
  }

  /**
   * The differences, sorted by kind, name and attribute; none where the schemas are the same.
   *
   * <p>What goes with a table that is missing or too much is not told besides the table, and what a
   * partition or child has from its parent is told of the parent alone.
   */
  public static List<Difference> differences(Catalog wanted, Catalog found) {
    return new Comparison(wanted, found).differences();
  }

  private List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    // Equal to this set are those of one key, whatever else they say.
    TreeSet<CatalogObject> either = new TreeSet<>();
    either.addAll(wanted.objects());
    either.addAll(found.objects());
    for (CatalogObject object : either) {
      CatalogObject there = wanted.find(object.key());
      CatalogObject here = found.find(object.key());
      if (there != null && here != null) {
        if (!there.attributes().equals(here.attributes())) {
          changes(there, here, differences);
        }
      } else if (there != null && isToldByItself(there, wanted, found)) {
        differences.add(new Missing(there, wanted.members(there)));
      } else if (here != null && isToldByItself(here, found, wanted)) {
        differences.add(new Unexpected(here, found.members(here)));
      }
    }
    return List.copyOf(differences);
  }

  /** Whether an object that one side alone has comes or goes without another that it is part of. */
  private static boolean isToldByItself(CatalogObject object, Indexed having, Indexed lacking) {
    CatalogObject parent = having.parent(object);
    if (parent != null && lacking.find(parent.key()) == null) {
      return false;
    }
    CatalogObject.Key origin = origin(object);
    return origin == null || having.find(origin) == null || lacking.find(origin) != null;
  }

  private void changes(CatalogObject there, CatalogObject here, List<Difference> differences) {
    TreeSet<String> attributes = new TreeSet<>(there.attributes().keySet());
    attributes.addAll(here.attributes().keySet());
    // The parents of the table say it for all of its columns.
    attributes.remove(CatalogObject.INHERITED_FROM);
    for (String attribute : attributes) {
      String wantedValue = there.attribute(attribute);
      String foundValue = here.attribute(attribute);
      if (!Objects.equals(wantedValue, foundValue)
          && !isChangedInOrigin(there, attribute, wantedValue, foundValue)) {
        differences.add(
            new Changed(there.kind(), there.name(), attribute, wantedValue, foundValue));
      }
    }
  }

  private boolean isChangedInOrigin(
      CatalogObject object,
      String attribute,
      @Nullable String wantedValue,
      @Nullable String foundValue) {
    CatalogObject.Key origin = origin(object);
    CatalogObject there = origin == null ? null : wanted.find(origin);
    CatalogObject here = origin == null ? null : found.find(origin);
    return there != null
        && here != null
        && Objects.equals(there.attribute(attribute), wantedValue)
        && Objects.equals(here.attribute(attribute), foundValue);
  }

  /** The column that a child's column is inherited from; null for all else. */
  private static CatalogObject.@Nullable Key origin(CatalogObject object) {
    String from = object.attribute(CatalogObject.INHERITED_FROM);
    String parent = object.parent();
    return from == null || parent == null
        ? null
        : new CatalogObject.Key(object.kind(), from + object.name().substring(parent.length()));
  }
}
