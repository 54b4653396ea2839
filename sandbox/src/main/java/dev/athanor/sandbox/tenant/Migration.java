package dev.athanor.sandbox.tenant;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.sandbox.images.Images;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One {@code DatabaseMigration} as its owner handles it: apply, edit, look, wait. */
public final class Migration {
  /** How long is waited where nothing else is said. */
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final PatchContext EDIT =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("kubectl-edit")
          .build();

  private final KubernetesClient client;
  private final Images images;
  private final String namespace;
  private final String name;

  Migration(KubernetesClient client, Images images, String namespace, String name) {
    this.client = client;
    this.images = images;
    this.namespace = namespace;
    this.name = name;
  }

  public String name() {
    return name;
  }

  private Resource<DatabaseMigration> resource() {
    return client.resources(DatabaseMigration.class).inNamespace(namespace).withName(name);
  }

  /**
   * Creates it with a spec of few words; the Secret is {@code <name>-db}.
   *
   * @param more further members of the spec in YAML, indented by two; empty for none
   */
  public void create(String image, String target, String more) {
    String manifest =
        """
        apiVersion: athanor.dev/v1alpha1
        kind: DatabaseMigration
        metadata: {name: %s, namespace: %s}
        spec:
          targetRevision: "%s"
          image: %s
          database:
            secretRef: {name: %s-db}
        """
            .formatted(name, namespace, target, image, name);
    apply(manifest + more.indent(more.startsWith(" ") ? 0 : 2));
  }

  /** Applies a whole manifest, as {@code kubectl apply --server-side} does. */
  public void apply(String yaml) {
    images.publish();
    client
        .resource(yaml)
        .inNamespace(namespace)
        .fieldManager("kubectl")
        .forceConflicts()
        .serverSideApply();
  }

  /**
   * Edits the spec: a JSON merge patch.
   *
   * @param spec in YAML, for example {@code targetRevision: "002"}
   */
  public void edit(String spec) {
    images.publish();
    resource().patch(EDIT, "spec:\n" + spec.strip().indent(2));
  }

  public void annotate(String key, String value) {
    resource().patch(EDIT, "metadata:\n  annotations:\n    %s: \"%s\"".formatted(key, value));
  }

  public void delete() {
    resource().delete();
  }

  /** The object as the API has it now; empty when it is not there. */
  public Optional<DatabaseMigration> read() {
    return Optional.ofNullable(resource().get());
  }

  public Optional<DatabaseMigrationStatus> status() {
    return read().map(DatabaseMigration::getStatus);
  }

  /** The Jobs that belong to it, oldest first. */
  public List<Job> jobs() {
    String uid = read().map(m -> m.getMetadata().getUid()).orElse("");
    return client.batch().v1().jobs().inNamespace(namespace).list().getItems().stream()
        .filter(
            job ->
                job.getMetadata().getOwnerReferences().stream()
                    .anyMatch(owner -> owner.getUid().equals(uid)))
        .sorted(java.util.Comparator.comparing(j -> j.getMetadata().getCreationTimestamp()))
        .toList();
  }

  /** Waits until it is Ready for the spec as it is now. */
  public DatabaseMigration awaitReady() {
    return await("is Ready", PATIENCE, m -> isTrue(m, "Ready"));
  }

  /** Waits until it is Ready for the spec as it is now, at this revision. */
  public DatabaseMigration awaitReadyAt(String currentRevision) {
    return await(
        "is Ready at " + currentRevision,
        PATIENCE,
        m -> isTrue(m, "Ready") && currentRevision.equals(m.getStatus().currentRevision()));
  }

  /** Waits until it says, of the spec as it is now, that a human is needed, and why. */
  public DatabaseMigration awaitStalled(String reason) {
    return await(
        "is Stalled because of " + reason,
        PATIENCE,
        m -> condition(m, "Stalled").filter(c -> reason.equals(c.reason())).isPresent());
  }

  /**
   * Waits until the status speaks of the spec as it is now, and something holds.
   *
   * @param what completes "orders …"
   */
  public DatabaseMigration await(
      String what, Duration within, Predicate<DatabaseMigration> condition) {
    DatabaseMigration[] found = new DatabaseMigration[1];
    Await.until(
        name + " " + what,
        within,
        () -> {
          @Nullable DatabaseMigration now = resource().get();
          boolean holds = now != null && isObserved(now) && condition.test(now);
          if (holds) {
            found[0] = now;
          }
          return holds;
        },
        this::inWords);
    return found[0];
  }

  private String inWords() {
    return read()
        .map(
            m ->
                condition(m, "Ready")
                    .map(c -> "Ready is %s, %s: %s".formatted(c.status(), c.reason(), c.message()))
                    .orElse("it has no Ready condition"))
        .orElse("it is not there");
  }

  private static boolean isObserved(DatabaseMigration migration) {
    DatabaseMigrationStatus status = migration.getStatus();
    return status != null
        && migration.getMetadata().getGeneration().equals(status.observedGeneration());
  }

  /** Whether it has the condition, with status True. */
  public static boolean isTrue(DatabaseMigration migration, String type) {
    return condition(migration, type).filter(c -> "True".equals(c.status())).isPresent();
  }

  public static Optional<Condition> condition(DatabaseMigration migration, String type) {
    DatabaseMigrationStatus status = migration.getStatus();
    List<Condition> conditions =
        status == null || status.conditions() == null ? List.of() : status.conditions();
    return conditions.stream().filter(c -> type.equals(c.type())).findFirst();
  }
}
