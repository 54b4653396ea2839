package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.ListTypes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of object that the server keeps.
 *
 * @param group empty for the core group
 * @param hasStatus whether {@code /status} is a subresource of its own
 */
record ResourceType(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    boolean namespaced,
    boolean hasStatus,
    ListTypes listTypes,
    List<String> shortNames,
    List<PrinterColumn> columns) {

  /** A column of {@code kubectl get}. */
  record PrinterColumn(String name, String type, String jsonPath, int priority) {}

  static ResourceType builtIn(Class<? extends HasMetadata> model) {
    String group = HasMetadata.getGroup(model);
    String plural = HasMetadata.getPlural(model);
    return new ResourceType(
        group == null ? "" : group,
        HasMetadata.getVersion(model),
        plural,
        HasMetadata.getSingular(model),
        HasMetadata.getKind(model),
        Namespaced.class.isAssignableFrom(model),
        List.of("jobs", "pods", "namespaces", "customresourcedefinitions").contains(plural),
        ListTypes.builtIn(),
        List.of(),
        List.of());
  }

  static ResourceType ofCrd(JsonNode crd, JsonNode version) {
    JsonNode spec = crd.path("spec");
    JsonNode names = spec.path("names");
    List<String> shortNames = new ArrayList<>();
    names.path("shortNames").forEach(shortName -> shortNames.add(shortName.asText()));
    List<PrinterColumn> columns = new ArrayList<>();
    for (JsonNode column : version.path("additionalPrinterColumns")) {
      columns.add(
          new PrinterColumn(
              column.path("name").asText(),
              column.path("type").asText(),
              column.path("jsonPath").asText(),
              column.path("priority").asInt()));
    }
    return new ResourceType(
        spec.path("group").asText(),
        version.path("name").asText(),
        names.path("plural").asText(),
        names.path("singular").asText(),
        names.path("kind").asText(),
        spec.path("scope").asText().equals("Namespaced"),
        version.path("subresources").has("status"),
        ListTypes.ofSchema(version.path("schema").path("openAPIV3Schema")),
        shortNames,
        columns);
  }

  String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name by which messages call it. */
  String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  boolean isJob() {
    return group.equals("batch") && plural.equals("jobs");
  }

  boolean isPod() {
    return group.isEmpty() && plural.equals("pods");
  }

  boolean isCrd() {
    return plural.equals("customresourcedefinitions");
  }

  JsonNode discovery() {
    var verbs = JsonNodeFactory.instance.arrayNode();
    List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch")
        .forEach(verbs::add);
    var shorts = JsonNodeFactory.instance.arrayNode();
    shortNames.forEach(shorts::add);
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", plural)
        .put("singularName", singular)
        .put("namespaced", namespaced)
        .put("kind", kind)
        .<ObjectNode>set("verbs", verbs)
        .set("shortNames", shorts);
  }
}
