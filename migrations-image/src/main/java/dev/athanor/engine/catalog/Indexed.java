package dev.athanor.engine.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalog to look things up in. */
final class Indexed {

  private final Map<CatalogObject.Key, CatalogObject> objects = new HashMap<>();
  private final Map<String, CatalogObject> parents = new HashMap<>();
  private final Map<String, List<CatalogObject>> members = new HashMap<>();

  Indexed(Catalog catalog) {
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

  Collection<CatalogObject> objects() {
    return objects.values();
  }

  @Nullable CatalogObject find(CatalogObject.Key key) {
    return objects.get(key);
  }

  @Nullable CatalogObject parent(CatalogObject object) {
    return object.parent() == null ? null : parents.get(object.parent());
  }

  List<CatalogObject> members(CatalogObject object) {
    return object.kind().hasMembers() ? members.getOrDefault(object.name(), List.of()) : List.of();
  }
}
