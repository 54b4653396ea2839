package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Dependency;
import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.operator.observe.DependencyView.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at what must be Ready first. */
final class Dependencies {
  private final String self;
  private final Caches caches;

  private Dependencies(String self, Caches caches) {
    this.self = self;
    this.caches = caches;
  }

  static List<DependencyView> of(String self, Desired desired, Caches caches) {
    var dependencies = new Dependencies(self, caches);
    return desired.dependsOn().stream().map(dependencies::view).toList();
  }

  private DependencyView view(String name) {
    Optional<DatabaseMigration> dependency = caches.migration(name);
    if (dependency.isEmpty()) {
      return new DependencyView(name, State.MISSING);
    }
    State state = state(dependency.get());
    if (state == State.READY) {
      return new DependencyView(name, state);
    }
    return wayBack(name, new HashSet<>())
        .map(path -> new DependencyView(name, State.CYCLE, path))
        .orElseGet(() -> new DependencyView(name, state));
  }

  /** The names from the resource over its dependency to itself again. */
  private Optional<List<String>> wayBack(String from, Set<String> seen) {
    if (from.equals(self)) {
      return Optional.of(List.of(self));
    }
    if (!seen.add(from)) {
      return Optional.empty();
    }
    return caches.migration(from).stream()
        .flatMap(Dependencies::names)
        .flatMap(next -> wayBack(next, seen).stream())
        .findFirst()
        .map(rest -> prepended(from, rest));
  }

  private static List<String> prepended(String first, List<String> rest) {
    List<String> path = new ArrayList<>();
    path.add(first);
    path.addAll(rest);
    return path;
  }

  private static Stream<String> names(DatabaseMigration migration) {
    var spec = migration.getSpec();
    return spec == null || spec.dependsOn() == null
        ? Stream.empty()
        : spec.dependsOn().stream().map(Dependency::name).flatMap(Stream::ofNullable);
  }

  private static State state(DatabaseMigration dependency) {
    if (dependency.getSpec() != null && dependency.getSpec().mode() == Mode.PLAN) {
      return State.PLAN_ONLY;
    }
    var status = dependency.getStatus();
    List<Condition> conditions = status == null ? null : status.conditions();
    boolean ready =
        conditions != null
            && conditions.stream()
                .anyMatch(
                    c ->
                        "Ready".equals(c.type())
                            && "True".equals(c.status())
                            && Objects.equals(
                                c.observedGeneration(), dependency.getMetadata().getGeneration()));
    return ready ? State.READY : State.NOT_READY;
  }
}
