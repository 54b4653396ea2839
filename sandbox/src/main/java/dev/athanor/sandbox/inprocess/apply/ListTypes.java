package dev.athanor.sandbox.inprocess.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says how a list of a type merges: {@code x-kubernetes-list-type} of the API's schema. */
@FunctionalInterface
public interface ListTypes {

  /** How the items of a list are told apart. */
  sealed interface ListType {}

  /** The list is one value, owned and replaced as a whole. */
  record Atomic() implements ListType {}

  /** Every item is a value of its own. */
  record Values() implements ListType {}

  /** Items are objects that are told apart by these members. */
  record Keyed(List<String> keys) implements ListType {}

  /** The type of the list that is reached by these member names (items of lists left out). */
  ListType at(List<String> names);

  /** Lists of the built-in kinds that Athanor's objects have; every other list is atomic. */
  Map<String, ListType> BUILT_IN =
      Map.of(
          "containers", new Keyed(List.of("name")),
          "initContainers", new Keyed(List.of("name")),
          "env", new Keyed(List.of("name")),
          "volumes", new Keyed(List.of("name")),
          "imagePullSecrets", new Keyed(List.of("name")),
          "volumeMounts", new Keyed(List.of("mountPath")),
          "ports", new Keyed(List.of("containerPort", "protocol")),
          "conditions", new Keyed(List.of("type")),
          "ownerReferences", new Keyed(List.of("uid")),
          "finalizers", new Values());

  /** The list types of the built-in kinds. */
  static ListTypes builtIn() {
    return names -> BUILT_IN.getOrDefault(names.get(names.size() - 1), new Atomic());
  }

  /**
   * The list types of a custom resource.
   *
   * @param schema the {@code openAPIV3Schema} of the version
   */
  static ListTypes ofSchema(JsonNode schema) {
    return names ->
        names.get(0).equals("metadata") ? builtIn().at(names) : typeOf(descend(schema, names));
  }

  private static JsonNode descend(JsonNode schema, List<String> names) {
    JsonNode node = schema;
    for (String name : names) {
      JsonNode object = node.has("items") ? node.path("items") : node;
      JsonNode member = object.path("properties").path(name);
      node = member.isMissingNode() ? object.path("additionalProperties") : member;
    }
    return node;
  }

  private static ListType typeOf(JsonNode list) {
    return switch (list.path("x-kubernetes-list-type").asText()) {
      case "set" -> new Values();
      case "map" -> {
        List<String> keys = new ArrayList<>();
        list.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
        yield new Keyed(keys);
      }
      default -> new Atomic();
    };
  }
}
