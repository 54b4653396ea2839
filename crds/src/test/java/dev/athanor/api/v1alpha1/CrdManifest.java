package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The custom resource definition as the records say it. */
final class CrdManifest {
  /** Where it is committed, seen from this module. */
  static final Path FILE = Path.of("databasemigrations.athanor.dev.yaml");

  /** Helm installs what lies in a chart's crds folder, and follows no path out of the chart. */
  static final Path CHART_COPY = Path.of("../helm/athanor/crds").resolve(FILE);

  /** How to bring the committed files up to date. */
  static final String REGENERATE =
      "./mvnw -pl crds test -Dtest='CrdManifestTest,ReferenceTest' -Dcrd.write=true";

  private static final String HEADER =
      "# Generated from the records of crds/src/main/java. To change it, change them and run\n# "
          + REGENERATE
          + "\n";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .build());

  private CrdManifest() {}

  /** The manifest's text. */
  static String text() {
    try {
      return HEADER + YAML.writeValueAsString(tree());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The manifest as a tree, for the reference. */
  static ObjectNode tree() {
    ByteArrayOutputStream generated = new ByteArrayOutputStream();
    CRDGenerator generator =
        new CRDGenerator()
            .customResourceClasses(DatabaseMigration.class)
            .forCRDVersions("v1")
            .withOutput(new InMemory(generated));
    if (generator.detailedGenerate().numberOfGeneratedCRDs() != 1) {
      throw new IllegalStateException("The generator wrote no manifest; its log says why.");
    }
    try {
      ObjectNode crd = (ObjectNode) YAML.readTree(generated.toString(StandardCharsets.UTF_8));
      Corrections.apply(crd);
      return crd;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record InMemory(ByteArrayOutputStream bytes)
      implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
