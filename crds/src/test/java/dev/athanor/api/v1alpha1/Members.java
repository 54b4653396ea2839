package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The members of the spec, as the manifest has them, and manifests with a slip in one. */
final class Members {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Members() {}

  /** Every member's path: {@code spec.retry.backoff.initial}, {@code spec.dependsOn[].name}. */
  static List<String> ofSpec() {
    List<String> members = new ArrayList<>();
    collect(
        "spec",
        CrdManifest.tree().at("/spec/versions/0/schema/openAPIV3Schema/properties/spec"),
        members);
    return members;
  }

  private static void collect(String path, JsonNode schema, List<String> members) {
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              String name = path + "." + member.getKey();
              members.add(name);
              // Kubernetes' own Pod has a thousand members.
              if (!member.getKey().equals("podTemplate")) {
                collect(name, member.getValue(), members);
                collect(name + "[]", member.getValue().path("items"), members);
              }
            });
  }

  /** A minimal manifest with one letter too many in this member's name. */
  static String mistyped(String member) throws IOException {
    JsonNode manifest = YAML.readTree(Samples.DIRECTORY.resolve("valid-minimal.yaml").toFile());
    String[] path = member.split("\\.", -1);
    ObjectNode at = (ObjectNode) manifest;
    for (int i = 0; i < path.length - 1; i++) {
      at = child(at, path[i]);
    }
    at.put(path[path.length - 1] + "x", "x");
    return manifest.toString();
  }

  private static ObjectNode child(ObjectNode parent, String name) {
    if (!name.endsWith("[]")) {
      return parent.withObjectProperty(name);
    }
    ArrayNode list = parent.withArrayProperty(name.substring(0, name.length() - 2));
    return list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
  }
}
