package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The {@code Status} objects that answer a refusal or a deletion. */
final class Statuses {
  private Statuses() {}

  static ObjectNode of(ApiError error) {
    return status("Failure")
        .put("message", String.valueOf(error.getMessage()))
        .put("reason", error.reason)
        .put("code", error.code);
  }

  static ObjectNode success() {
    return status("Success").put("code", 200);
  }

  private static ObjectNode status(String status) {
    ObjectNode object =
        JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Status");
    object.putObject("metadata");
    return object.put("status", status);
  }
}
