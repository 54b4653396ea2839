package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.operator.observe.DependencyView.State;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must be Ready first, in a namespace that is written down in lines. */
class DependenciesTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /**
   * How {@code orders} sees its dependencies.
   *
   * @param namespace {@code name: dependsOn dependsOn …} in lines; the first is {@code orders}
   */
  private static List<DependencyView> seen(String namespace) {
    Map<String, DatabaseMigration> migrations = new HashMap<>();
    namespace
        .lines()
        .forEach(
            line -> {
              String[] words = line.strip().split("[: ]+");
              String names = String.join("}, {name: ", List.of(words).subList(1, words.length));
              migrations.put(words[0], migration(names, ""));
            });
    return dependencies(migrations);
  }

  private static List<DependencyView> dependencies(Map<String, DatabaseMigration> migrations) {
    var orders = (Desired) Spec.of(Objects.requireNonNull(migrations.get("orders")).getSpec());
    return Dependencies.of("orders", orders, new Namespace(migrations));
  }

  private static DatabaseMigration migration(String dependsOn, String more) {
    return YAML.unmarshal(
        """
        metadata: {generation: 3}
        spec:
          targetRevision: "1"
          image: i
          database: {secretRef: {name: s}}
          dependsOn: [%s]
        %s
        """
            .formatted(dependsOn.isEmpty() ? "" : "{name: " + dependsOn + "}", more),
        DatabaseMigration.class);
  }

  @Test
  void whatLeadsBackIsACircleAndItsWayIsTold() {
    assertThat(seen("orders: billing\nbilling: stock ledger\nstock:\nledger: orders"))
        .containsExactly(
            new DependencyView("billing", State.CYCLE, List.of("billing", "ledger", "orders")));
  }

  @Test
  void aCircleOfOthersIsTheirs() {
    assertThat(seen("orders: billing\nbilling: ledger\nledger: billing"))
        .containsExactly(new DependencyView("billing", State.NOT_READY));
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(seen("orders: billing stock\nstock:"))
        .containsExactly(
            new DependencyView("billing", State.MISSING),
            new DependencyView("stock", State.NOT_READY));
  }

  @ParameterizedTest
  @CsvSource({
    "Apply, 3, True, READY",
    "Apply, 2, True, NOT_READY",
    "Apply, 3, False, NOT_READY",
    "Plan, 3, True, PLAN_ONLY",
  })
  void readyMeansAppliedForThePresentSpec(
      String mode, long generation, String status, State expected) {
    assertThat(billing("", mode, generation, status)).isEqualTo(expected);
  }

  @Test
  void aCircleThroughOneThatIsReadyHoldsNobodyUp() {
    assertThat(billing("orders", "Apply", 3, "True")).isEqualTo(State.READY);
    assertThat(billing("orders", "Apply", 2, "True")).isEqualTo(State.CYCLE);
  }

  private static State billing(String dependsOn, String mode, long generation, String ready) {
    String more =
        "  mode: %s\nstatus: {conditions: [{type: Ready, status: \"%s\", observedGeneration: %d}]}"
            .formatted(mode, ready, generation);
    return dependencies(
            Map.of("orders", migration("billing", ""), "billing", migration(dependsOn, more)))
        .get(0)
        .state();
  }

  /** A namespace with nothing but these. */
  private record Namespace(Map<String, DatabaseMigration> migrations) implements Caches {
    @Override
    public Collection<Job> jobs() {
      return List.of();
    }

    @Override
    public Collection<Pod> pods() {
      return List.of();
    }

    @Override
    public Optional<Secret> secret(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<DatabaseMigration> migration(String name) {
      return Optional.ofNullable(migrations.get(name));
    }

    @Override
    public Optional<Job> liveJob(String name) {
      return Optional.empty();
    }

    @Override
    public Collection<Pod> livePods(String jobName) {
      return List.of();
    }

    @Override
    public Optional<String> refusedPod(String jobUid) {
      return Optional.empty();
    }
  }
}
