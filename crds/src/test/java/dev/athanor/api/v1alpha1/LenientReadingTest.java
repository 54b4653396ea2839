package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One object that cannot be read would stop the watch, and with it the care of all the others. */
class LenientReadingTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private final KubernetesSerialization serialization = new KubernetesSerialization();

  @Test
  void whatIsWrittenIsWhatWasRead() throws IOException {
    ObjectNode complete = complete();
    assertThat(written(complete)).isEqualTo(complete);
  }

  @Test
  void unknownMembersOfAnyObjectAreOverlooked() throws IOException {
    ObjectNode complete = complete();
    ObjectNode newer = complete.deepCopy();
    addUnknownMembers(newer.get("spec"), "spec");
    addUnknownMembers(newer.get("status"), "status");
    assertThat(newer).isNotEqualTo(complete);
    assertThat(written(newer)).isEqualTo(complete);
  }

  @Test
  void unknownValuesAreReadAsUnrecognized() throws IOException {
    ObjectNode newer = complete();
    List<String> choices = new ArrayList<>();
    JsonNode root = CrdManifest.tree().at("/spec/versions/0/schema/openAPIV3Schema");
    collectChoices("", root, choices);
    choices.remove("/spec/imagePullPolicy");
    choices.forEach(choice -> replace(newer, choice, "Unheard"));
    JsonNode read = written(newer);
    assertThat(choices)
        .contains("/spec/mode", "/spec/policy/drift", "/status/history/0/outcome")
        .allSatisfy(choice -> assertThat(read.at(choice).asText()).isEqualTo("UNRECOGNIZED"));
  }

  private static void collectChoices(String path, JsonNode schema, List<String> choices) {
    if (schema.has("enum")) {
      choices.add(path);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> collectChoices(path + "/" + member.getKey(), member.getValue(), choices));
    if (schema.has("items")) {
      collectChoices(path + "/0", schema.get("items"), choices);
    }
  }

  private static void replace(ObjectNode object, String path, String value) {
    JsonPointer pointer = JsonPointer.compile(path);
    ObjectNode parent = (ObjectNode) object.at(pointer.head());
    assertThat(parent.replace(pointer.last().getMatchingProperty(), TextNode.valueOf(value)))
        .as("%s in the complete samples", path)
        .isNotNull();
  }

  private JsonNode written(JsonNode object) throws IOException {
    DatabaseMigration read = serialization.unmarshal(object.toString(), DatabaseMigration.class);
    return YAML.readTree(serialization.asJson(read));
  }

  private static ObjectNode complete() throws IOException {
    ObjectNode complete =
        (ObjectNode) YAML.readTree(Samples.DIRECTORY.resolve("valid-complete.yaml").toFile());
    complete.setAll(
        (ObjectNode) YAML.readTree(Samples.DIRECTORY.resolve("status-complete.yaml").toFile()));
    return complete;
  }

  /** A Pod's template is Kubernetes' own and keeps what it does not know. */
  private static void addUnknownMembers(JsonNode node, String name) {
    if (name.equals("podTemplate")) {
      return;
    }
    node.properties().forEach(member -> addUnknownMembers(member.getValue(), member.getKey()));
    if (node.isArray()) {
      node.forEach(item -> addUnknownMembers(item, name));
    }
    if (node instanceof ObjectNode object) {
      object.put("unheardOf", true);
    }
  }
}
