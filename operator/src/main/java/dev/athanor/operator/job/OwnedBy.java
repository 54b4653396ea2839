package dev.athanor.operator.job;

import dev.athanor.operator.observe.Snapshot.Identity;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** Makes a resource the owner of what is made for it, so that it goes when the resource goes. */
public final class OwnedBy {
  private OwnedBy() {}

  /** The reference to its owner. */
  public static OwnerReference reference(Identity owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion("athanor.dev/v1alpha1")
        .withKind("DatabaseMigration")
        .withName(owner.name())
        .withUid(owner.uid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
