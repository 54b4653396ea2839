package dev.athanor.sandbox.inprocess.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A field manager as {@code managedFields} tells them apart.
 *
 * @param subresource empty for the object itself
 */
record FieldManager(String name, Operation operation, String subresource, String apiVersion) {

  /** How the fields came to be owned. */
  enum Operation {
    Apply,
    Update
  }

  static FieldManager of(JsonNode entry) {
    return new FieldManager(
        entry.path("manager").asText(),
        Operation.valueOf(entry.path("operation").asText()),
        entry.path("subresource").asText(),
        entry.path("apiVersion").asText());
  }

  ObjectNode toJson() {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("manager", name).put("operation", operation.name()).put("apiVersion", apiVersion);
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
    return entry;
  }
}
