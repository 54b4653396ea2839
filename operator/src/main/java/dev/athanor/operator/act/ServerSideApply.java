package dev.athanor.operator.act;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** How the operator writes what is its own: whole, and whoever else has touched it. */
public final class ServerSideApply {
  /** Fixed for ever: another name would leave fields behind that nobody owns. */
  private static final String FIELD_MANAGER = "athanor-operator";

  private ServerSideApply() {}

  /** The context of such a write. */
  public static PatchContext context() {
    return new PatchContext.Builder()
        .withPatchType(PatchType.SERVER_SIDE_APPLY)
        .withFieldManager(FIELD_MANAGER)
        .withForce(true)
        .build();
  }
}
