package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What the CRD generator 7.5.2 cannot say, or says wrongly. */
final class Corrections {
  private static final String VALIDATIONS = "x-kubernetes-validations";

  private Corrections() {}

  static void apply(ObjectNode crd) {
    ObjectNode version = (ObjectNode) crd.at("/spec/versions/0");
    orderColumns(version);
    ObjectNode root = (ObjectNode) version.at("/schema/openAPIV3Schema");
    everywhere(root);
    describe(root, DatabaseMigration.class);
    describe(object(root, "/properties/spec"), DatabaseMigrationSpec.class);
    describe(object(root, "/properties/status"), DatabaseMigrationStatus.class);
    root.putArray("required").add("spec");
    status(object(root, "/properties/status"));
    keyed(object(root, "/properties/spec/properties/dependsOn"), "name");
    podTemplate(object(root, "/properties/spec/properties/podTemplate/properties/spec"));
    RecordSchema.follow(DatabaseMigrationSpec.class, object(root, "/properties/spec"));
    RecordSchema.follow(DatabaseMigrationStatus.class, object(root, "/properties/status"));
  }

  /** The generator sorts by JSON path (fabric8 #7454); people read them as declared. */
  private static void orderColumns(ObjectNode version) {
    List<String> declared =
        Arrays.stream(DatabaseMigration.class.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    ArrayNode columns = (ArrayNode) version.get("additionalPrinterColumns");
    List<JsonNode> ordered =
        StreamSupport.stream(columns.spliterator(), false)
            .sorted(Comparator.comparing(column -> declared.indexOf(column.get("name").asText())))
            .toList();
    columns.removeAll().addAll(ordered);
  }

  private static void everywhere(JsonNode node) {
    if (node instanceof ObjectNode schema) {
      withoutRepetition(schema);
      whole(schema, "minimum");
      whole(schema, "maximum");
    }
    node.forEach(Corrections::everywhere);
  }

  /** A rule on a record's component is found on its field and on its accessor. */
  private static void withoutRepetition(ObjectNode schema) {
    if (schema.get(VALIDATIONS) instanceof ArrayNode rules) {
      Set<JsonNode> distinct = new LinkedHashSet<>();
      rules.forEach(distinct::add);
      rules.removeAll().addAll(distinct);
    }
  }

  private static void whole(ObjectNode schema, String bound) {
    JsonNode value = schema.get(bound);
    if (value != null && value.isFloatingPointNumber()) {
      schema.put(bound, value.longValue());
    }
  }

  /** The generator reads {@code @JsonClassDescription} only from 7.8 on. */
  private static void describe(ObjectNode schema, Class<?> type) {
    schema.put(
        "description",
        Objects.requireNonNull(type.getAnnotation(JsonClassDescription.class)).value());
  }

  /** Until the operator has seen an object, kstatus must not take it for current. */
  private static void status(ObjectNode status) {
    status.putObject("default").put("observedGeneration", -1);
    keyed(object(status, "/properties/conditions"), "type");
    // Newest first: a list that is merged by key would keep an order of its own.
    object(status, "/properties/history").put("x-kubernetes-list-type", "atomic");
  }

  /**
   * As Kubernetes itself has a Pod's lists. An ephemeral container is refused in any template, so
   * it is no field here.
   */
  private static void podTemplate(ObjectNode podSpec) {
    object(podSpec, "/properties").remove("ephemeralContainers");
    for (String list : List.of("containers", "initContainers", "volumes")) {
      keyed(object(podSpec, "/properties/" + list), "name");
    }
  }

  private static void keyed(ObjectNode list, String key) {
    list.put("x-kubernetes-list-type", "map");
    list.putArray("x-kubernetes-list-map-keys").add(key);
    ObjectNode item = object(list, "/items");
    ArrayNode required = item.withArray("required");
    if (StreamSupport.stream(required.spliterator(), false)
        .noneMatch(member -> member.asText().equals(key))) {
      required.add(key);
    }
  }

  private static ObjectNode object(ObjectNode from, String path) {
    if (from.at(path) instanceof ObjectNode found) {
      return found;
    }
    throw new IllegalStateException("The generated schema has nothing at " + path + ".");
  }
}
