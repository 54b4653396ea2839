package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The reference's tables of members, as the manifest has them. */
final class Reference {
  /** Kubernetes documents its own Pod. */
  private static final String NOT_OURS = "spec.podTemplate";

  private static final String DURATION_RULE = "duration(self)";

  private static final String HEAD = "| field | type | default | meaning |\n|---|---|---|---|\n";

  private Reference() {}

  /** The table of {@code spec} or {@code status}. */
  static String fields(String part) {
    JsonNode schema =
        CrdManifest.tree().at("/spec/versions/0/schema/openAPIV3Schema/properties/" + part);
    List<String> rows = new ArrayList<>();
    collect(part, schema, rows);
    return HEAD + String.join("\n", rows) + "\n";
  }

  private static void collect(String path, JsonNode schema, List<String> rows) {
    List<String> required = texts(schema.path("required"));
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              String memberPath = path + "." + member.getKey();
              rows.add(row(memberPath, member.getValue(), required.contains(member.getKey())));
              descend(memberPath, member.getValue(), rows);
            });
  }

  private static void descend(String path, JsonNode schema, List<String> rows) {
    if (path.equals(NOT_OURS)) {
      return;
    }
    collect(path, schema, rows);
    if (schema.has("items")) {
      collect(path + "[]", schema.get("items"), rows);
    }
  }

  private static String row(String path, JsonNode schema, boolean required) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            path.substring(path.indexOf('.') + 1),
            type(schema),
            required ? "required" : defaultOf(schema),
            schema.get("description").asText().replace("|", "\\|").replace("<", "&lt;"));
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return texts(schema.get("enum")).stream()
          .map(value -> "`" + value + "`")
          .collect(Collectors.joining(", "));
    }
    if (schema.has("items")) {
      return "list (at most %s) of %s".formatted(schema.get("maxItems"), type(schema.get("items")));
    }
    String type = schema.get("type").asText();
    return switch (type) {
      case "string" -> schema.path("format").asText().equals("date-time") ? "time" : text(schema);
      case "integer" -> "integer" + range(schema);
      default -> type;
    };
  }

  private static String text(JsonNode schema) {
    boolean duration = schema.path("x-kubernetes-validations").toString().contains(DURATION_RULE);
    return duration ? "duration" : "text, at most " + schema.get("maxLength") + " characters";
  }

  private static String range(JsonNode schema) {
    JsonNode minimum = schema.path("minimum");
    JsonNode maximum = schema.path("maximum");
    if (maximum.isNumber()) {
      return ", " + minimum + " to " + maximum;
    }
    return minimum.isNumber() ? ", at least " + minimum : "";
  }

  /** An object's own default only makes room for its members'. */
  private static String defaultOf(JsonNode schema) {
    JsonNode value = schema.path("default");
    return value.isValueNode() ? "`" + value.asText() + "`" : "";
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }
}
