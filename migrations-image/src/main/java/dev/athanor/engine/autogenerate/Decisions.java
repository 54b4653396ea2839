package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Difference.Changed;
import dev.athanor.engine.catalog.Difference.Missing;
import dev.athanor.engine.catalog.Difference.Unexpected;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For each difference, whether an object is dropped, made, altered, or dropped and made anew. */
final class Decisions {

  private final Side found;
  private final Side wanted;
  private final Set<CatalogObject.Key> drops = new LinkedHashSet<>();
  private final Set<CatalogObject.Key> creates = new LinkedHashSet<>();
  private final Set<CatalogObject.Key> detached = new LinkedHashSet<>();
  private final Map<CatalogObject.Key, List<Changed>> alterations = new LinkedHashMap<>();
  private final List<String> notWritten = new ArrayList<>();

  private Decisions(Side found, Side wanted) {
    this.found = found;
    this.wanted = wanted;
  }

  static Decisions of(Side found, Side wanted, List<Difference> differences) {
    Decisions decisions = new Decisions(found, wanted);
    Map<CatalogObject.Key, List<Changed>> changes = new LinkedHashMap<>();
    for (Difference difference : differences) {
      if (difference instanceof Missing missing) {
        decisions.add(missing);
      } else if (difference instanceof Unexpected unexpected) {
        decisions.remove(unexpected);
      } else if (difference instanceof Changed changed) {
        changes
            .computeIfAbsent(
                new CatalogObject.Key(changed.kind(), changed.name()), key -> new ArrayList<>())
            .add(changed);
      }
    }
    changes.forEach(decisions::change);
    decisions.replaceDependents();
    return decisions;
  }

  private void add(Missing missing) {
    String fault = Writable.creationFault(missing.object());
    if (fault != null) {
      leave(missing, fault);
      return;
    }
    creates.add(missing.object().key());
    for (CatalogObject member : missing.members()) {
      if (member.kind() != Kind.COLUMN) {
        creates.add(member.key());
      }
    }
  }

  private void remove(Unexpected unexpected) {
    String fault = Writable.dropFault(unexpected.object());
    if (fault != null) {
      leave(unexpected, fault);
      return;
    }
    drops.add(unexpected.object().key());
    unexpected.members().forEach(member -> drops.add(member.key()));
  }

  private void change(CatalogObject.Key key, List<Changed> changes) {
    CatalogObject from = found.get(key);
    CatalogObject to = wanted.get(key);
    List<Changed> alterations = new ArrayList<>();
    boolean anew = false;
    for (Changed changed : changes) {
      Writable.Way way = Writable.way(changed, from, to);
      if (way == Writable.Way.ALTER) {
        alterations.add(changed);
      } else if (way == Writable.Way.REPLACE && Writable.creationFault(to) == null) {
        anew = true;
      } else {
        leave(changed, Writable.changeFault(changed));
      }
    }
    if (anew) {
      replace(key, changes);
    } else if (!alterations.isEmpty()) {
      this.alterations.put(key, alterations);
    }
  }

  private void replace(CatalogObject.Key key, List<Changed> changes) {
    Replacement replacement = Replacement.of(key, found, wanted);
    String obstacle = replacement.obstacle();
    if (obstacle == null) {
      take(replacement);
    } else {
      String fault = Writable.changeFault(changes.get(0));
      changes.forEach(changed -> leave(changed, fault + ", and " + obstacle));
    }
  }

  /** What depends on something that goes, or on a column whose type changes, goes meanwhile. */
  private void replaceDependents() {
    for (CatalogObject.Key key : List.copyOf(drops)) {
      take(Replacement.ofDependents(key, found, wanted));
    }
    for (CatalogObject object : found.objects()) {
      if (object.kind() == Kind.COLUMN && isRetyped(object)) {
        take(Replacement.ofDependentsOnType(object.key(), found, wanted));
      }
    }
    alterations.keySet().removeIf(this::isAnew);
    detached.removeIf(
        key -> drops(key) || alteration(key, "type") != null || alteration(key, "default") != null);
  }

  /** Also that of a partition or child, which no difference tells of. */
  private boolean isRetyped(CatalogObject column) {
    CatalogObject there = wanted.find(column.key());
    return there != null
        && !(Objects.equals(column.attribute("type"), there.attribute("type"))
            && Objects.equals(column.attribute("collation"), there.attribute("collation")));
  }

  private void take(Replacement replacement) {
    for (CatalogObject.Key key : replacement.anew()) {
      drops.add(key);
      if (wanted.find(key) != null) {
        creates.add(key);
      }
    }
    detached.addAll(replacement.detached());
  }

  private void leave(Difference difference, String why) {
    notWritten.add(difference.text() + ": " + why);
  }

  boolean drops(CatalogObject.Key key) {
    return drops.contains(key);
  }

  boolean creates(CatalogObject.Key key) {
    return creates.contains(key);
  }

  Set<CatalogObject.Key> drops() {
    return drops;
  }

  Set<CatalogObject.Key> creates() {
    return creates;
  }

  /** Whether something is dropped only to be made anew. */
  boolean isAnew(CatalogObject.Key key) {
    return drops.contains(key) && creates.contains(key);
  }

  /** The columns whose defaults are taken away meanwhile. */
  Set<CatalogObject.Key> detached() {
    return detached;
  }

  Map<CatalogObject.Key, List<Changed>> alterations() {
    return alterations;
  }

  /** The change of an attribute of something that is altered; null where it stays. */
  @Nullable Changed alteration(CatalogObject.Key key, String attribute) {
    return alterations.getOrDefault(key, List.of()).stream()
        .filter(changed -> Objects.equals(changed.attribute(), attribute))
        .findFirst()
        .orElse(null);
  }

  List<String> notWritten() {
    return notWritten;
  }
}
