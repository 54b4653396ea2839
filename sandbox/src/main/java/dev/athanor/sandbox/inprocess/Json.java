package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Set;

/** Request bodies as JSON objects, and the two members of an object that everything asks for. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Apply bodies may be YAML; JSON is a subset of it, but the JSON parser is the quicker one.
  private static final ObjectMapper YAML = new YAMLMapper();

  private Json() {}

  static JsonNode read(String body) {
    try {
      return (body.stripLeading().startsWith("{") || body.stripLeading().startsWith("[")
              ? JSON
              : YAML)
          .readTree(body);
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest("the body cannot be read: " + e.getOriginalMessage());
    }
  }

  static ObjectNode readObject(String body) {
    if (read(body) instanceof ObjectNode object) {
      return object;
    }
    throw ApiError.badRequest("the body is no object");
  }

  static ObjectNode metadata(ObjectNode object) {
    return object.withObject("/metadata");
  }

  static String metadata(JsonNode object, String member) {
    return object.path("metadata").path(member).asText();
  }

  /** The members that are neither bookkeeping nor status: what {@code generation} counts. */
  static ObjectNode desired(ObjectNode object) {
    return object.deepCopy().without(Set.of("metadata", "status"));
  }
}
