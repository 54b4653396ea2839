package dev.athanor.engine.autogenerate;

import dev.athanor.engine.autogenerate.Operation.Phase;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Dependency;
import dev.athanor.engine.catalog.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order of the operations: what depends on something is dropped before that is dropped or
 * altered, and made after that is made or altered; else by {@link Rank}.
 */
final class Ordering {

  private final Side found;
  private final Side wanted;
  private final Decisions decisions;
  private final Map<Operation, Set<Operation>> after = new LinkedHashMap<>();

  private Ordering(Side found, Side wanted, Decisions decisions) {
    this.found = found;
    this.wanted = wanted;
    this.decisions = decisions;
  }

  static List<Operation> of(Side found, Side wanted, Decisions decisions) {
    Ordering ordering = new Ordering(found, wanted, decisions);
    ordering.collect();
    found.dependencies().forEach(ordering::orderLosses);
    wanted.dependencies().forEach(ordering::orderGains);
    ordering.orderSameObjects();
    return ordering.sorted();
  }

  private void collect() {
    decisions.drops().forEach(key -> add(losing(key)));
    decisions.creates().forEach(key -> add(gaining(key)));
    decisions.alterations().keySet().forEach(key -> add(new Operation(Phase.ALTER, key)));
    for (CatalogObject.Key key : decisions.detached()) {
      add(new Operation(Phase.DETACH, key));
      add(new Operation(Phase.ATTACH, key));
    }
    for (CatalogObject.Key key : decisions.creates()) {
      if (key.kind() == Kind.SEQUENCE && wanted.get(key).attribute("owned by") != null) {
        add(new Operation(Phase.ATTACH, key));
      }
    }
    for (CatalogObject.Key key : decisions.alterations().keySet()) {
      if (key.kind() == Kind.SEQUENCE && decisions.alteration(key, "owned by") != null) {
        add(new Operation(Phase.DETACH, key));
        add(new Operation(Phase.ATTACH, key));
      }
    }
  }

  private void add(@Nullable Operation operation) {
    if (operation != null) {
      after.putIfAbsent(operation, new LinkedHashSet<>());
    }
  }

  private void order(@Nullable Operation first, @Nullable Operation then) {
    if (first != null && then != null && !first.equals(then) && after.containsKey(then)) {
      Set<Operation> followers = after.get(first);
      if (followers != null) {
        followers.add(then);
      }
    }
  }

  /** What takes an object away: of a member, what takes its table away. */
  private @Nullable Operation losing(CatalogObject.Key key) {
    if (!decisions.drops(key)) {
      return null;
    }
    CatalogObject.Key with = DroppedWith.of(key, found, decisions);
    return with == null ? new Operation(Phase.DROP, key) : losing(with);
  }

  private @Nullable Operation gaining(CatalogObject.Key key) {
    if (key.kind() == Kind.COLUMN) {
      CatalogObject column = wanted.find(key);
      CatalogObject table = column == null ? null : wanted.parent(column);
      if (table != null && decisions.creates(table.key())) {
        return new Operation(Phase.CREATE, table.key());
      }
    }
    return decisions.creates(key) ? new Operation(Phase.CREATE, key) : null;
  }

  private @Nullable Operation altering(CatalogObject.Key key) {
    return decisions.alterations().containsKey(key) ? new Operation(Phase.ALTER, key) : null;
  }

  private void orderLosses(Dependency dependency) {
    CatalogObject.Key dependent = dependency.dependent();
    Operation lost = losing(dependent);
    if (dependency.byDefault() && decisions.detached().contains(dependent)) {
      lost = new Operation(Phase.DETACH, dependent);
    }
    Operation base = losing(dependency.on());
    order(lost, base);
    order(lost, altering(dependency.on()));
    if (lost == null) {
      order(altering(dependent), base);
    }
  }

  private void orderGains(Dependency dependency) {
    CatalogObject.Key dependent = dependency.dependent();
    Operation base = gaining(dependency.on());
    base = base == null ? altering(dependency.on()) : base;
    if (dependency.byDefault() && decisions.detached().contains(dependent)) {
      order(base, new Operation(Phase.ATTACH, dependent));
    } else {
      order(base, gaining(dependent));
      order(base, altering(dependent));
    }
  }

  /** An object goes before another of its name comes. */
  private void orderSameObjects() {
    Map<String, List<Operation>> lost = new LinkedHashMap<>();
    for (Operation operation : after.keySet()) {
      if (operation.phase() == Phase.DROP) {
        lost.computeIfAbsent(slot(operation.key()), slot -> new ArrayList<>()).add(operation);
      }
    }
    for (Operation operation : List.copyOf(after.keySet())) {
      CatalogObject.Key key = operation.key();
      if (operation.phase() == Phase.CREATE) {
        lost.getOrDefault(slot(key), List.of()).forEach(gone -> order(gone, operation));
      }
      if (operation.phase() != Phase.DETACH) {
        order(new Operation(Phase.DETACH, key), operation);
      }
      if (operation.phase() != Phase.ATTACH) {
        order(operation, new Operation(Phase.ATTACH, key));
      }
    }
  }

  /** What only one object can have at a time; routines differ by the types of their arguments. */
  private static String slot(CatalogObject.Key key) {
    return switch (key.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, TYPE, DOMAIN ->
          "relation " + key.name();
      case FUNCTION, PROCEDURE, AGGREGATE ->
          "routine " + key.name().substring(0, key.name().indexOf('('));
      default -> key.kind() + " " + key.name();
    };
  }

  private List<Operation> sorted() {
    Comparator<Operation> byRank =
        Comparator.<Operation>comparingInt(operation -> Rank.of(operation, found, wanted))
            .thenComparingInt(operation -> wanted.place(operation.key()))
            .thenComparing(operation -> operation.key().name())
            .thenComparing(Operation::phase);
    Map<Operation, Integer> waiting = new LinkedHashMap<>();
    after.keySet().forEach(operation -> waiting.put(operation, 0));
    after.values().forEach(all -> all.forEach(then -> waiting.merge(then, 1, Integer::sum)));
    PriorityQueue<Operation> ready = new PriorityQueue<>(byRank);
    waiting.forEach((operation, count) -> ifReady(operation, count, ready));
    List<Operation> sorted = new ArrayList<>();
    while (sorted.size() < after.size()) {
      if (ready.isEmpty()) {
        // A circle, as of a default and a function that reads the table; the proof tells of it.
        Operation least = waiting.keySet().stream().min(byRank).orElseThrow();
        ready.add(least);
      }
      Operation next = ready.remove();
      if (waiting.remove(next) != null) {
        sorted.add(next);
        for (Operation then : after.getOrDefault(next, Set.of())) {
          Integer left = waiting.computeIfPresent(then, (operation, count) -> count - 1);
          ifReady(then, left == null ? -1 : left, ready);
        }
      }
    }
    return sorted;
  }

  private static void ifReady(Operation operation, int count, PriorityQueue<Operation> ready) {
    if (count == 0) {
      ready.add(operation);
    }
  }
}
