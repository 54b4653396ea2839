package dev.athanor.engine.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog to look things up in. */
public final class Indexed {

  private final Map<CatalogObject.Key, CatalogObject> objects = new LinkedHashMap<>();
  private final Map<String, CatalogObject> parents = new HashMap<>();
  private final Map<String, List<CatalogObject>> members = new HashMap<>();

  public Indexed(Catalog catalog) {
    for (CatalogObject object : catalog.objects()) {
      objects.put(object.key(), object);
      if (object.kind().hasMembers()) {
        parents.put(object.name(), object);
      }
      if (object.parent() != null) {
        members.computeIfAbsent(object.parent(), parent -> new ArrayList<>()).add(object);
      }
    }
  }

  /** All of them, in the catalog's order. */
  public Collection<CatalogObject> objects() {
    return objects.values();
  }

  /** The object; null where there is none. */
  public @Nullable CatalogObject find(CatalogObject.Key key) {
    return objects.get(key);
  }

  /** The table, view or domain that an object is made and dropped with; null where it has none. */
  public @Nullable CatalogObject parent(CatalogObject object) {
    return object.parent() == null ? null : parents.get(object.parent());
  }

  /** What is made and dropped with an object. */
  public List<CatalogObject> members(CatalogObject object) {
    return object.kind().hasMembers() ? members.getOrDefault(object.name(), List.of()) : List.of();
  }
}
