package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Dependency;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to be made anew because something is, down to the last that depends on it. */
final class Replacement {

  /** PostgreSQL makes indexes, constraints and statistics anew itself when a type changes. */
  private static final Set<Kind> AGAINST_A_NEW_TYPE =
      EnumSet.of(
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.RULE,
          Kind.POLICY,
          Kind.TRIGGER,
          Kind.FUNCTION,
          Kind.PROCEDURE);

  private final Side found;
  private final Side wanted;
  private final Set<CatalogObject.Key> anew = new LinkedHashSet<>();
  private final Set<CatalogObject.Key> detached = new LinkedHashSet<>();
  private final Deque<CatalogObject.Key> open = new ArrayDeque<>();
  private @Nullable String obstacle;

  private Replacement(Side found, Side wanted) {
    this.found = found;
    this.wanted = wanted;
  }

  /** Of an object itself and all that depends on it. */
  static Replacement of(CatalogObject.Key key, Side found, Side wanted) {
    Replacement replacement = new Replacement(found, wanted);
    replacement.renew(key);
    replacement.follow();
    return replacement;
  }

  /** Of all that depends on an object that goes, and is wanted nevertheless. */
  static Replacement ofDependents(CatalogObject.Key gone, Side found, Side wanted) {
    Replacement replacement = new Replacement(found, wanted);
    replacement.open.add(gone);
    replacement.follow();
    return replacement;
  }

  /** Of all that keeps PostgreSQL from changing a column's type. */
  static Replacement ofDependentsOnType(CatalogObject.Key column, Side found, Side wanted) {
    Replacement replacement = new Replacement(found, wanted);
    for (Dependency dependency : found.dependentsOf(column)) {
      CatalogObject.Key dependent = dependency.dependent();
      if (AGAINST_A_NEW_TYPE.contains(dependent.kind())
          || found.get(dependent).attribute("generated") != null) {
        replacement.meet(dependency);
      }
    }
    replacement.follow();
    return replacement;
  }

  private void follow() {
    while (!open.isEmpty()) {
      found.dependentsOf(open.remove()).forEach(this::meet);
    }
  }

  private void meet(Dependency dependency) {
    CatalogObject.Key key = dependency.dependent();
    CatalogObject there = wanted.find(key);
    CatalogObject here = found.get(key);
    if (there == null || anew.contains(key)) {
      return;
    }
    if (Writable.holdsNoData(key.kind())) {
      String fault = Writable.creationFault(there);
      obstruct(fault == null ? null : key, fault);
      renew(key);
    } else if (key.kind() == Kind.COLUMN && dependency.byDefault()) {
      if (here.attribute("generated") != null) {
        renew(key);
      } else if (Objects.equals(here.attribute("default"), there.attribute("default"))) {
        detached.add(key);
      }
    } else if (isKept(here, there)) {
      obstruct(key, "it holds data");
    }
  }

  /** Whether nothing is done to a table or a column that would end its dependency. */
  private static boolean isKept(CatalogObject here, CatalogObject there) {
    return here.kind() == Kind.COLUMN
        ? Objects.equals(here.attribute("type"), there.attribute("type"))
        : here.attributes().equals(there.attributes());
  }

  private void renew(CatalogObject.Key key) {
    if (anew.add(key)) {
      open.add(key);
    }
  }

  private void obstruct(CatalogObject.@Nullable Key key, @Nullable String why) {
    if (obstacle == null && key != null) {
      obstacle = key.kind().words() + " " + key.name() + " depends on it: " + why;
    }
  }

  /** To be dropped, and made again where it is wanted. */
  Set<CatalogObject.Key> anew() {
    return anew;
  }

  /** Columns that lose their default meanwhile. */
  Set<CatalogObject.Key> detached() {
    return detached;
  }

  /** Something that depends on it and cannot be made anew; null where there is nothing. */
  @Nullable String obstacle() {
    return obstacle;
  }
}
