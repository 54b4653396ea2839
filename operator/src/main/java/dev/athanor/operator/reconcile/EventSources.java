package dev.athanor.operator.reconcile;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.operator.observe.Caches;
import dev.athanor.operator.observe.Labels;
import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.SecondaryToPrimaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What wakes a reconcile: the resource's Jobs and their Pods, its Secret, the resources it depends
 * on, and answers from its database.
 */
public final class EventSources {
  private static final String BY_SECRET = "secret";
  private static final String BY_DEPENDENCY = "dependency";

  private final SimpleInboundEventSource<DatabaseMigration> databaseAnswers =
      new SimpleInboundEventSource<>("database-answers");
  private @Nullable InformerEventSource<Job, DatabaseMigration> jobs;
  private @Nullable InformerEventSource<Pod, DatabaseMigration> pods;
  private @Nullable InformerEventSource<Secret, DatabaseMigration> secrets;
  private @Nullable InformerEventSource<DatabaseMigration, DatabaseMigration> dependencies;

  List<EventSource<?, DatabaseMigration>> prepare(EventSourceContext<DatabaseMigration> context) {
    var cache = context.getPrimaryCache();
    cache.addIndexer(BY_SECRET, EventSources::secretKeys);
    cache.addIndexer(BY_DEPENDENCY, EventSources::dependencyKeys);
    jobs = informer(Job.class, Labels.SELECTOR, EventSources::byAnnotation, context);
    pods = informer(Pod.class, Labels.SELECTOR, EventSources::byAnnotation, context);
    secrets = informer(Secret.class, null, named(cache, BY_SECRET), context);
    dependencies = informer(DatabaseMigration.class, null, named(cache, BY_DEPENDENCY), context);
    return List.of(jobs, pods, secrets, dependencies, databaseAnswers);
  }

  /** Wakes the resource whose database has answered. */
  public void databaseAnswered(Identity resource) {
    databaseAnswers.propagateEvent(new ResourceID(resource.name(), resource.namespace()));
  }

  Caches caches(DatabaseMigration resource, KubernetesClient client) {
    return new InformerCaches(
        resource.getMetadata().getNamespace(),
        Objects.requireNonNull(jobs),
        Objects.requireNonNull(pods),
        Objects.requireNonNull(secrets),
        Objects.requireNonNull(dependencies),
        client);
  }

  private static <R extends HasMetadata> InformerEventSource<R, DatabaseMigration> informer(
      Class<R> type,
      @Nullable String selector,
      SecondaryToPrimaryMapper<R> mapper,
      EventSourceContext<DatabaseMigration> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, DatabaseMigration.class)
            .withName(type.getSimpleName().toLowerCase(Locale.ROOT))
            .withSecondaryToPrimaryMapper(mapper)
            .withNamespacesInheritedFromController();
    if (selector != null) {
      configuration.withLabelSelector(selector);
    }
    return new InformerEventSource<>(configuration.build(), context);
  }

  private static Set<ResourceID> byAnnotation(HasMetadata made) {
    var annotations = made.getMetadata().getAnnotations();
    String owner = annotations == null ? null : annotations.get(Labels.MIGRATION);
    return owner == null
        ? Set.of()
        : Set.of(new ResourceID(owner, made.getMetadata().getNamespace()));
  }

  private static <R extends HasMetadata> SecondaryToPrimaryMapper<R> named(
      IndexedResourceCache<DatabaseMigration> cache, String index) {
    return named ->
        cache
            .byIndex(index, key(named.getMetadata().getNamespace(), named.getMetadata().getName()))
            .stream()
            .map(ResourceID::fromResource)
            .collect(Collectors.toSet());
  }

  private static List<String> secretKeys(DatabaseMigration migration) {
    var spec = migration.getSpec();
    var reference = spec == null || spec.database() == null ? null : spec.database().secretRef();
    return reference == null || reference.name() == null
        ? List.of()
        : List.of(key(migration.getMetadata().getNamespace(), reference.name()));
  }

  private static List<String> dependencyKeys(DatabaseMigration migration) {
    var spec = migration.getSpec();
    if (spec == null || spec.dependsOn() == null) {
      return List.of();
    }
    return spec.dependsOn().stream()
        .flatMap(dependency -> Stream.ofNullable(dependency.name()))
        .map(name -> key(migration.getMetadata().getNamespace(), name))
        .toList();
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
