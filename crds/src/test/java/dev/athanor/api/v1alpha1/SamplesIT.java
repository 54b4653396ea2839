package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.athanor.api.v1alpha1.KubeApiServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifest at a real API server: what it takes, refuses, fills in and shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplesIT {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String NAMESPACE = "--namespace=default";

  private @Nullable KubeApiServer started;

  @BeforeAll
  void start(@TempDir Path home) throws IOException, InterruptedException {
    Optional<Path> assets = KubeApiServer.assets();
    String reason =
        "SKIPPED SamplesIT: the manifest was not tried at a real API server. Set "
            + KubeApiServer.ASSETS
            + " to a directory with etcd, kube-apiserver and kubectl.";
    if (assets.isEmpty()) {
      System.err.println(reason);
    }
    assumeTrue(assets.isPresent(), reason);
    started = KubeApiServer.start(assets.get(), home);
    kubectl("apply", "--filename=" + CrdManifest.FILE);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> kubectl("get", NAMESPACE, "databasemigrations"));
  }

  @AfterAll
  void stop() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  static List<Path> valid() {
    return Samples.valid();
  }

  static List<Path> invalid() {
    return Samples.invalid();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void isTaken(Path sample) throws IOException, InterruptedException {
    assertThat(kubectl("apply", NAMESPACE, "--filename=" + sample)).contains(" created");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void isRefusedWithASentence(Path sample) throws IOException, InterruptedException {
    Answer answer = server().kubectl("apply", NAMESPACE, "--filename=" + sample);
    assertThat(answer.exit()).as("exit code; output: %s", answer.out()).isNotZero();
    assertThat(answer.err()).contains(Samples.expectedMessage(sample));
    assertThat(answer.err().lines().filter(SamplesIT::isFault)).hasSizeLessThanOrEqualTo(1);
  }

  static List<String> members() {
    return Members.ofSpec();
  }

  @ParameterizedTest
  @MethodSource("members")
  void aTypoInAFieldIsNamed(String member) throws IOException, InterruptedException {
    Path manifest = Files.createTempFile("typo", ".json");
    Files.writeString(manifest, Members.mistyped(member));
    Answer answer = server().kubectl("apply", NAMESPACE, "--filename=" + manifest);
    Files.delete(manifest);
    assertThat(answer.exit()).as("exit code; output: %s", answer.out()).isNotZero();
    assertThat(answer.err()).contains("unknown field \"" + member.replace("[]", "[0]") + "x\"");
  }

  @Test
  void defaultsAreFilledIn() throws IOException, InterruptedException {
    create("defaults");
    JsonNode stored = YAML.readTree(kubectl("get", NAMESPACE, "dbm/defaults", "--output=json"));
    JsonNode expected = YAML.readTree(Samples.DIRECTORY.resolve("stored-minimal.yaml").toFile());
    assertThat(stored.get("spec")).isEqualTo(expected.get("spec"));
    assertThat(stored.get("status")).isEqualTo(expected.get("status"));
  }

  @Test
  void theColumnsComeInTheirOrder() throws IOException, InterruptedException {
    create("columns");
    report("columns", Files.readString(Samples.DIRECTORY.resolve("status-complete.yaml")));
    assertThat(kubectl("get", NAMESPACE, "dbm", "columns").lines().map(SamplesIT::spaced))
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("NAME CURRENT TARGET READY STATUS MIGRATED AGE"),
            row ->
                assertThat(row).matches("columns 001 003 False MigrationFailed \\d+y\\d+d \\d+s"));
    assertThat(
            kubectl("get", NAMESPACE, "dbm", "columns", "--output=wide")
                .lines()
                .map(SamplesIT::spaced))
        .satisfiesExactly(
            head -> assertThat(head).endsWith(" MIGRATED AGE PENDING ENGINE IMAGE MESSAGE"),
            row ->
                assertThat(row)
                    .endsWith(
                        "s 3 Athanor registry.example.com/orders-migrations:1.4.0"
                            + " relation \"orders\" does not exist"));
  }

  @Test
  void theWholeStatusIsKept() throws IOException, InterruptedException {
    create("status");
    String status = Files.readString(Samples.DIRECTORY.resolve("status-complete.yaml"));
    report("status", status);
    JsonNode stored = YAML.readTree(kubectl("get", NAMESPACE, "dbm/status", "--output=json"));
    assertThat(stored.get("status")).isEqualTo(YAML.readTree(status).get("status"));
  }

  @Test
  void explainShowsTheDocumentation() throws IOException, InterruptedException {
    assertThat(spaced(kubectl("explain", "dbm.spec.policy")))
        .contains("KIND: DatabaseMigration")
        .contains("What may be done without a person.")
        .contains("When another hand has moved the database or changed its schema");
  }

  @Test
  void resourcesAreFoundByTheirSecret() throws IOException, InterruptedException {
    create("by-secret");
    String selector = "--field-selector=spec.database.secretRef.name=of-by-secret";
    kubectl(
        "patch",
        NAMESPACE,
        "dbm/by-secret",
        "--type=merge",
        "--patch={\"spec\": {\"database\": {\"secretRef\": {\"name\": \"of-by-secret\"}}}}");
    assertThat(kubectl("get", NAMESPACE, "dbm", selector, "--output=name"))
        .isEqualTo("databasemigration.athanor.dev/by-secret\n");
  }

  private void create(String name) throws IOException, InterruptedException {
    Path minimal = Samples.DIRECTORY.resolve("valid-minimal.yaml");
    Path named = Files.createTempFile("minimal", ".yaml");
    Files.writeString(named, Files.readString(minimal).replace("name: minimal", "name: " + name));
    kubectl("create", NAMESPACE, "--filename=" + named);
    Files.delete(named);
  }

  private void report(String name, String status) throws IOException, InterruptedException {
    kubectl(
        "patch", NAMESPACE, "dbm/" + name, "--subresource=status", "--type=merge", "-p", status);
  }

  private String kubectl(String... arguments) throws IOException, InterruptedException {
    Answer answer = server().kubectl(arguments);
    assertThat(answer.exit()).as("exit code of %s: %s", List.of(arguments), answer.err()).isZero();
    return answer.out();
  }

  private KubeApiServer server() {
    if (started == null) {
      throw new IllegalStateException("The API server was not started.");
    }
    return started;
  }

  /** Where there are several, kubectl lists them; one of them may be about all the others. */
  private static boolean isFault(String line) {
    return line.startsWith("* ") && !line.contains("some validation rules were not checked");
  }

  private static String spaced(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
