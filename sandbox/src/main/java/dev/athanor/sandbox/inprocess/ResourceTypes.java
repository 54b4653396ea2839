package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kinds that the server knows: a few built-in ones, and those of the CRDs that were created.
 */
final class ResourceTypes {
  private final List<ResourceType> types =
      new ArrayList<>(
          Stream.of(
                  Namespace.class,
                  Secret.class,
                  ConfigMap.class,
                  ServiceAccount.class,
                  Pod.class,
                  Event.class,
                  io.fabric8.kubernetes.api.model.events.v1.Event.class,
                  Job.class,
                  Lease.class,
                  CustomResourceDefinition.class)
              .map(ResourceType::builtIn)
              .toList());

  Optional<ResourceType> find(String group, String version, String plural) {
    return types.stream()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .filter(t -> t.plural().equals(plural))
        .findFirst();
  }

  List<ResourceType> in(String group, String version) {
    return types.stream()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .toList();
  }

  /** Every group but the core group, with its version; each has one. */
  List<ResourceType> onePerGroup() {
    List<ResourceType> found = new ArrayList<>();
    for (ResourceType type : types) {
      boolean known = found.stream().anyMatch(f -> f.group().equals(type.group()));
      if (!type.group().isEmpty() && !known) {
        found.add(type);
      }
    }
    return found;
  }

  void register(ObjectNode crd) {
    for (JsonNode version : crd.path("spec").path("versions")) {
      ResourceType type = ResourceType.ofCrd(crd, version);
      types.removeIf(t -> t.group().equals(type.group()) && t.plural().equals(type.plural()));
      types.add(type);
    }
  }

  void forget(ObjectNode crd) {
    String group = crd.path("spec").path("group").asText();
    String plural = crd.path("spec").path("names").path("plural").asText();
    types.removeIf(t -> t.group().equals(group) && t.plural().equals(plural));
  }
}
