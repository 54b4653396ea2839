package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sees every version of every {@code DatabaseMigration} of a namespace, as whoever watches it does:
 * what was claimed to be shown must be among them, and each must keep the {@link StatusRules}.
 */
final class Witness implements AutoCloseable {
  private static final Duration LATENCY = Duration.ofSeconds(20);

  private final List<DatabaseMigration> seen = new ArrayList<>();
  private final KubernetesClient client;
  private final String namespace;
  private final Watch watch;

  Witness(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
    this.watch =
        client.resources(DatabaseMigration.class).inNamespace(namespace).watch(new Recorder());
  }

  /** Fails where the claim was not seen, or where something was seen that must never be. */
  void testify(Optional<Shows> claim, String password) {
    Await.until("the watch has brought the last version", LATENCY, this::isUpToDate);
    claim.ifPresent(shows -> assertThat(missing(shows)).as("claimed and not seen").isEmpty());
    for (List<DatabaseMigration> versions : byResource()) {
      assertThat(StatusRules.broken(versions)).as("broken rules of the status").isEmpty();
      assertThat(versions).noneMatch(version -> text(version).contains(password));
    }
  }

  private boolean isUpToDate() {
    List<DatabaseMigration> now =
        client.resources(DatabaseMigration.class).inNamespace(namespace).list().getItems();
    return now.stream().allMatch(resource -> seen().stream().anyMatch(old -> same(old, resource)));
  }

  private static boolean same(DatabaseMigration one, DatabaseMigration other) {
    return one.getMetadata().getUid().equals(other.getMetadata().getUid())
        && one.getMetadata().getResourceVersion().equals(other.getMetadata().getResourceVersion());
  }

  private Set<String> missing(Shows claim) {
    Set<String> missing = new TreeSet<>();
    for (Reason reason : claim.reason()) {
      if (conditions("Ready").noneMatch(c -> reason.wire().equals(c.reason()))) {
        missing.add(reason.wire());
      }
    }
    for (String type : claim.condition()) {
      if (conditions(type).findAny().isEmpty()) {
        missing.add(type);
      }
    }
    KubernetesSerialization serialization = client.getKubernetesSerialization();
    List<JsonNode> objects =
        seen().stream().map(v -> serialization.convertValue(v, JsonNode.class)).toList();
    for (String member : claim.field()) {
      if (objects.stream().noneMatch(object -> Members.says(object, member))) {
        missing.add(member);
      }
    }
    return missing;
  }

  private Stream<Condition> conditions(String type) {
    return seen().stream().flatMap(version -> Migration.condition(version, type).stream());
  }

  private Collection<List<DatabaseMigration>> byResource() {
    Map<String, List<DatabaseMigration>> versions = new LinkedHashMap<>();
    seen()
        .forEach(
            v -> versions.computeIfAbsent(v.getMetadata().getUid(), u -> new ArrayList<>()).add(v));
    return versions.values();
  }

  private static String text(DatabaseMigration version) {
    return Serialization.asYaml(version);
  }

  private List<DatabaseMigration> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  @Override
  public void close() {
    watch.close();
  }

  private final class Recorder implements Watcher<DatabaseMigration> {
    @Override
    public void eventReceived(Action action, DatabaseMigration version) {
      if (action == Action.ADDED || action == Action.MODIFIED) {
        synchronized (seen) {
          seen.add(version);
        }
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      // Whoever misses a version afterwards fails for it.
    }
  }
}
