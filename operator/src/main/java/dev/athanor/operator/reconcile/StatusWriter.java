package dev.athanor.operator.reconcile;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** Writes the whole status by server-side apply, and only onto the version that was decided on. */
public final class StatusWriter {
  /** Fixed for ever: another name would leave fields behind that nobody owns. */
  static final String FIELD_MANAGER = "athanor-operator";

  private final KubernetesClient client;

  /** A writer that writes through this client. */
  public StatusWriter(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Writes the status.
   *
   * @return the resource as stored
   * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 when the resource
   *     has moved on
   */
  DatabaseMigration write(DatabaseMigration resource, DatabaseMigrationStatus status) {
    var metadata = resource.getMetadata();
    var fresh = new DatabaseMigration();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withResourceVersion(metadata.getResourceVersion())
            .build());
    fresh.setStatus(status);
    return client
        .resource(fresh)
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FIELD_MANAGER)
                .withForce(true)
                .build());
  }
}
