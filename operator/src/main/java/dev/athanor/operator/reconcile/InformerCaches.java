package dev.athanor.operator.reconcile;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.operator.observe.Caches;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * The informers' caches, as seen from one namespace. Cached objects are shared: nobody may change
 * one.
 */
record InformerCaches(
    String namespace,
    InformerEventSource<Job, DatabaseMigration> jobSource,
    InformerEventSource<Pod, DatabaseMigration> podSource,
    InformerEventSource<Secret, DatabaseMigration> secretSource,
    InformerEventSource<DatabaseMigration, DatabaseMigration> dependencySource,
    KubernetesClient client)
    implements Caches {

  @Override
  public Collection<Job> jobs() {
    return jobSource.list(namespace, InformerCaches::any).toList();
  }

  @Override
  public Collection<Pod> pods() {
    return podSource.list(namespace, InformerCaches::any).toList();
  }

  @Override
  public Optional<Secret> secret(String name) {
    return secretSource.get(new ResourceID(name, namespace));
  }

  @Override
  public Optional<DatabaseMigration> migration(String name) {
    // The cache whose events wake us; the primary one may lag behind them.
    return dependencySource.get(new ResourceID(name, namespace));
  }

  @Override
  public Optional<Job> liveJob(String name) {
    return Optional.ofNullable(
        client.batch().v1().jobs().inNamespace(namespace).withName(name).get());
  }

  @Override
  public Collection<Pod> livePods(String jobName) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("batch.kubernetes.io/job-name", jobName)
        .list()
        .getItems();
  }

  @Override
  public Optional<String> refusedPod(String jobUid) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(namespace)
          .withField("involvedObject.uid", jobUid)
          .withField("reason", "FailedCreate")
          .list()
          .getItems()
          .stream()
          .map(Event::getMessage)
          .filter(Objects::nonNull)
          .findFirst();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean any(HasMetadata object) {
    return true;
  }
}
