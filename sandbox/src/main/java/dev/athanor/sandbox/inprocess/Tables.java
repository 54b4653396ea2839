package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code meta.k8s.io/v1 Table} that kubectl asks for, with the columns of the CRD. */
final class Tables {
  private static final Pattern CONDITION =
      Pattern.compile("\\.status\\.conditions\\[\\?\\(@\\.type==['\"](\\w+)['\"]\\)]\\.(\\w+)");

  private Tables() {}

  static boolean wanted(Call call) {
    return call.header("accept").contains("as=Table");
  }

  static ObjectNode of(ResourceType type, List<ObjectNode> objects, long version) {
    ObjectNode table =
        JsonNodeFactory.instance
            .objectNode()
            .put("apiVersion", "meta.k8s.io/v1")
            .put("kind", "Table");
    table.putObject("metadata").put("resourceVersion", Long.toString(version));
    ArrayNode columns = table.putArray("columnDefinitions");
    column(columns, "Name", "string", "name", 0);
    type.columns().forEach(c -> column(columns, c.name(), c.type(), "", c.priority()));
    if (type.columns().isEmpty()) {
      column(columns, "Age", "date", "", 0);
    }
    ArrayNode rows = table.putArray("rows");
    objects.forEach(object -> row(rows.addObject(), type, object));
    return table;
  }

  private static void column(
      ArrayNode columns, String name, String type, String format, int priority) {
    columns
        .addObject()
        .put("name", name)
        .put("type", type)
        .put("format", format)
        .put("description", "")
        .put("priority", priority);
  }

  private static void row(ObjectNode row, ResourceType type, ObjectNode object) {
    ArrayNode cells = row.putArray("cells");
    cells.add(Json.metadata(object, "name"));
    type.columns().forEach(column -> cells.add(value(object, column.jsonPath())));
    if (type.columns().isEmpty()) {
      cells.add(Json.metadata(object, "creationTimestamp"));
    }
    row.putObject("object")
        .put("apiVersion", "meta.k8s.io/v1")
        .put("kind", "PartialObjectMetadata")
        .set("metadata", object.path("metadata"));
  }

  /** Reads the two forms of JSON path that printer columns have: members, and one condition's. */
  static JsonNode value(JsonNode object, String jsonPath) {
    Matcher condition = CONDITION.matcher(jsonPath);
    if (condition.matches()) {
      for (JsonNode candidate : object.path("status").path("conditions")) {
        if (candidate.path("type").asText().equals(condition.group(1))) {
          return candidate.path(condition.group(2));
        }
      }
      return JsonNodeFactory.instance.nullNode();
    }
    JsonNode found = object.at(jsonPath.replace('.', '/'));
    return found.isMissingNode() ? JsonNodeFactory.instance.nullNode() : found;
  }
}
