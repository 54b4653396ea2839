package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrdManifestTest {
  /** What {@code kubectl apply} can keep in its annotation, less room for other annotations. */
  private static final int WELL_UNDER_256_KIB = 128 * 1024;

  @Test
  void theCommittedManifestIsWhatTheRecordsSay() throws IOException {
    Generated.assertCommitted(CrdManifest.FILE, CrdManifest.text());
  }

  @Test
  void theChartCarriesIt() throws IOException {
    Generated.assertCommitted(CrdManifest.CHART_COPY, CrdManifest.text());
  }

  @Test
  void theJarCarriesIt() throws IOException {
    try (var packed =
        CrdManifest.class.getResourceAsStream("/META-INF/fabric8/" + CrdManifest.FILE)) {
      assertThat(packed).as("the manifest on the class path").isNotNull();
    }
  }

  @Test
  void clientSideApplyHasRoomForIt() throws IOException {
    assertThat(new ObjectMapper().writeValueAsBytes(CrdManifest.tree()).length)
        .isLessThan(WELL_UNDER_256_KIB);
  }

  @Test
  void everyMemberIsDescribedAndBounded() {
    List<String> lacking = new ArrayList<>();
    JsonNode properties =
        CrdManifest.tree().at("/spec/versions/0/schema/openAPIV3Schema/properties");
    properties
        .properties()
        .forEach(member -> collectLacking(member.getKey(), member.getValue(), lacking));
    assertThat(lacking).isEmpty();
  }

  private static void collectLacking(String path, JsonNode schema, List<String> lacking) {
    if (path.startsWith("spec.podTemplate.")) {
      return;
    }
    boolean item = path.endsWith("[]");
    if (!item && schema.path("description").asText().isBlank()) {
      lacking.add(path + " has no description");
    }
    String type = schema.path("type").asText();
    boolean text = type.equals("string") && !schema.has("enum") && !schema.has("format");
    if ((text && !schema.has("maxLength")) || (type.equals("array") && !schema.has("maxItems"))) {
      lacking.add(path + " has no maximum");
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> collectLacking(path + "." + member.getKey(), member.getValue(), lacking));
    if (schema.has("items")) {
      collectLacking(path + "[]", schema.get("items"), lacking);
    }
  }
}
