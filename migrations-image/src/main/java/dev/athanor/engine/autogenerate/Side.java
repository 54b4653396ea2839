package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Dependency;
import dev.athanor.engine.catalog.Indexed;
import dev.athanor.engine.catalog.Kind;
import dev.athanor.engine.catalog.Structure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the two schemas, to look things up in. */
final class Side {

  private final Indexed objects;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Map<CatalogObject.Key, List<Dependency>> dependents = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  Side(Structure structure) {
    objects = new Indexed(structure.catalog());
    for (Dependency dependency : structure.dependencies()) {
      add(dependency);
    }
    for (CatalogObject object : structure.catalog().objects()) {
      CatalogObject parent = objects.parent(object);
      if (parent != null) {
        add(new Dependency(object.key(), parent.key(), false));
      }
    }
    for (String column : structure.columnOrder()) {
      places.put(column, places.size());
    }
  }

  /**
   * Those of objects that no catalog tells of, a partition's own indexes above all, do not count.
   */
  private void add(Dependency dependency) {
    if (find(dependency.dependent()) != null && find(dependency.on()) != null) {
      dependencies.add(dependency);
      dependents.computeIfAbsent(dependency.on(), on -> new ArrayList<>()).add(dependency);
    }
  }

  Collection<CatalogObject> objects() {
    return objects.objects();
  }

  @Nullable CatalogObject find(CatalogObject.Key key) {
    return objects.find(key);
  }

  CatalogObject get(CatalogObject.Key key) {
    CatalogObject object = find(key);
    if (object == null) {
      throw new IllegalArgumentException("There is no " + key);
    }
    return object;
  }

  @Nullable CatalogObject parent(CatalogObject object) {
    return objects.parent(object);
  }

  List<CatalogObject> members(CatalogObject object) {
    return objects.members(object);
  }

  List<Dependency> dependencies() {
    return dependencies;
  }

  List<Dependency> dependentsOf(CatalogObject.Key key) {
    return dependents.getOrDefault(key, List.of());
  }

  /** The columns of a table in its order. */
  List<CatalogObject> columns(CatalogObject table) {
    return members(table).stream()
        .filter(member -> member.kind() == Kind.COLUMN)
        .sorted(Comparator.comparing(member -> place(member.key())))
        .toList();
  }

  /** Where a column stands among all columns; 0 for all else. */
  int place(CatalogObject.Key key) {
    return key.kind() == Kind.COLUMN ? places.getOrDefault(key.name(), 0) : 0;
  }

  /** The column of the parent that a child's column comes from; null where there is none. */
  @Nullable CatalogObject origin(CatalogObject column) {
    String from = column.attribute(CatalogObject.INHERITED_FROM);
    return from == null
        ? null
        : find(new CatalogObject.Key(Kind.COLUMN, from + "." + Names.ofMember(column)));
  }
}
