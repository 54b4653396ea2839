package dev.athanor.operator.reconcile;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.operator.act.ServerSideApply;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Writes the whole status by server-side apply, and only onto the version that was decided on. */
public final class StatusWriter {
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
    return client.resource(fresh).subresource("status").patch(ServerSideApply.context());
  }
}
