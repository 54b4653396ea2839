package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes what has an owner that is gone or is being deleted in the foreground. */
final class GarbageCollector {
  private static final String FOREGROUND = "foregroundDeletion";

  private record Owner(String namespace, String apiVersion, String kind, String name) {}

  private final KubernetesClient client;

  GarbageCollector(KubernetesClient client) {
    this.client = client;
  }

  /**
   * @param dependants every object that may have an owner
   */
  void sweep(List<? extends HasMetadata> dependants) {
    Map<Owner, @Nullable GenericKubernetesResource> owners = new HashMap<>();
    for (HasMetadata dependant : dependants) {
      for (OwnerReference reference : dependant.getMetadata().getOwnerReferences()) {
        Owner owner =
            new Owner(
                dependant.getMetadata().getNamespace(),
                reference.getApiVersion(),
                reference.getKind(),
                reference.getName());
        if (!owners.containsKey(owner)) {
          owners.put(owner, read(owner));
        }
        if (letsGo(reference, owners.get(owner)) && !dependant.isMarkedForDeletion()) {
          client.resource(dependant).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
        }
      }
    }
    owners.values().forEach(owner -> finishForeground(owner, dependants));
  }

  private @Nullable GenericKubernetesResource read(Owner owner) {
    return client
        .genericKubernetesResources(owner.apiVersion(), owner.kind())
        .inNamespace(owner.namespace())
        .withName(owner.name())
        .get();
  }

  private static boolean letsGo(
      OwnerReference reference, @Nullable GenericKubernetesResource owner) {
    return owner == null
        || !owner.getMetadata().getUid().equals(reference.getUid())
        || inForeground(owner);
  }

  private static boolean inForeground(GenericKubernetesResource owner) {
    return owner.isMarkedForDeletion() && owner.getFinalizers().contains(FOREGROUND);
  }

  private void finishForeground(
      @Nullable GenericKubernetesResource owner, List<? extends HasMetadata> dependants) {
    if (owner == null || !inForeground(owner)) {
      return;
    }
    boolean blocked =
        dependants.stream()
            .flatMap(d -> d.getMetadata().getOwnerReferences().stream())
            .anyMatch(r -> r.getUid().equals(owner.getMetadata().getUid()));
    if (!blocked) {
      client
          .resource(owner)
          .edit(
              o -> {
                o.getMetadata().setFinalizers(without(o.getFinalizers()));
                return o;
              });
    }
  }

  private static List<String> without(List<String> finalizers) {
    return finalizers.stream().filter(f -> !f.equals(FOREGROUND)).toList();
  }
}
