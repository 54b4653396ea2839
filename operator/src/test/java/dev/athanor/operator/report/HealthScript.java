package dev.athanor.operator.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Argo CD's health check, as users copy it. */
final class HealthScript {
  private static final String FENCE = "```";
  private static final String KEY = "resource.customizations.health.athanor.dev_DatabaseMigration";

  private HealthScript() {}

  /** The script in the ConfigMap that the reference shows. */
  static String inTheReference(Path reference) throws IOException {
    String text = Files.readString(reference);
    int begin = text.indexOf(FENCE + "yaml\n", text.indexOf("## Argo CD")) + FENCE.length() + 5;
    String configMap = text.substring(begin, text.indexOf(FENCE, begin));
    return Serialization.unmarshal(configMap, JsonNode.class).get("data").get(KEY).asText();
  }
}
