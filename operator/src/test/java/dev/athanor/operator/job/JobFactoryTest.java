package dev.athanor.operator.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.testing.Situation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden Jobs: {@code -Dgolden.write=true} writes them anew, for a person to read the difference.
 */
class JobFactoryTest {
  private static final String IMAGE = "shop/migrations:1.4.0";
  private static final Path GOLDEN = Path.of("src/test/resources/golden/job");

  static Stream<Arguments> runs() {
    return Stream.of(
        Arguments.of(
            "minimal",
            "",
            new Run(
                "orders-0123456789",
                1,
                1,
                RunKind.MIGRATE,
                "003",
                Optional.of(List.of("001")),
                IMAGE)),
        Arguments.of(
            "unread-database",
            "",
            new Run("orders-0123456789", 1, 1, RunKind.MIGRATE, "head", Optional.empty(), IMAGE)),
        Arguments.of(
            "plan-of-a-relative-target",
            "targetRevision: \"-1\"\npolicy: {downgrade: Deny}\napprovedPlan: sha256:cccc\n",
            new Run("orders-0123456789", 4, 2, RunKind.PLAN, "-1", Optional.of(List.of()), IMAGE)),
        Arguments.of(
            "approved-with-every-timeout",
            """
            policy: {downgrade: RequireApproval}
            approvedPlan: sha256:aaaa
            timeout: 30m
            lock: {timeout: 1m}
            sql: {lockTimeout: 2s, statementTimeout: 10m}
            imagePullPolicy: Always
            """,
            new Run(
                "orders-0123456789",
                7,
                3,
                RunKind.MIGRATE,
                "002",
                Optional.of(List.of("003", "x")),
                IMAGE)),
        Arguments.of(
            "taken-over-and-strict",
            """
            policy: {edited: Deny, destructive: RequireApproval}
            approvedPlan: sha256:bbbb
            adopt: old-cluster/shop/orders
            """,
            new Run(
                "orders-0123456789",
                2,
                1,
                RunKind.MIGRATE,
                "003",
                Optional.of(List.of("001")),
                IMAGE)),
        Arguments.of(
            "rolled-back-with-the-image-that-came-up",
            "targetRevision: \"003\"\npolicy: {downgrade: RequireApproval}\n",
            new Run(
                "orders-0123456789",
                5,
                2,
                RunKind.ROLL_BACK,
                "003",
                Optional.of(List.of("005")),
                "shop/migrations@sha256:" + "cd".repeat(32))),
        Arguments.of(
            "pod-template",
            """
            podTemplate:
              metadata:
                labels: {team: orders}
                annotations: {sidecar.istio.io/inject: "false"}
              spec:
                serviceAccountName: orders-migrator
                nodeSelector: {disk: ssd}
                volumes: [{name: ca, configMap: {name: ca}}]
                initContainers: [{name: wait, image: busybox}]
                containers:
                - name: migrate
                  env: [{name: PGOPTIONS, value: "-c work_mem=64MB"}]
                  resources: {requests: {cpu: 10m}}
                  volumeMounts: [{name: ca, mountPath: /ca}]
                - name: proxy
                  image: proxy:1
            """,
            new Run(
                "orders-0123456789",
                1,
                1,
                RunKind.MIGRATE,
                "003",
                Optional.of(List.of("001")),
                IMAGE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void aRunHasItsJob(String name, String spec, Run run) throws IOException {
    Job job = job(Situation.created().spec(spec), Situation.secret("42"), run);

    String yaml = Serialization.asYaml(job);
    Path golden = GOLDEN.resolve(name + ".yaml");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, yaml);
    }
    assertThat(yaml).isEqualTo(Files.readString(golden));
  }

  @Test
  void noValueOfTheSecretStandsInTheJob() {
    var run = new Run("orders-0123456789", 1, 1, RunKind.MIGRATE, "003", Optional.empty(), IMAGE);

    Job job = job(Situation.created(), Situation.secret("42"), run);

    assertThat(Serialization.asYaml(job)).doesNotContain("s3cret");
  }

  @Test
  void everyGoldenJobIsUsed() throws IOException {
    List<String> names = runs().map(arguments -> arguments.get()[0] + ".yaml").toList();
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(path -> path.getFileName().toString())).hasSameElementsAs(names);
    }
  }

  @Test
  void partsOfTheUrlComeFromKeysOfTheirOwn() {
    var secret =
        new SecretView.Usable(
            Map.of("PGHOST", "host", "PGPASSWORD", "password"),
            Situation.secret("1").settings(),
            "1");
    var run = new Run("orders-0123456789", 1, 1, RunKind.MIGRATE, "003", Optional.empty(), IMAGE);

    Job job = job(Situation.created(), secret, run);

    assertThat(job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
        .filteredOn(env -> env.getName().startsWith("PG"))
        .extracting(env -> env.getName() + "=" + env.getValueFrom().getSecretKeyRef().getKey())
        .containsExactly("PGHOST=host", "PGPASSWORD=password");
  }

  private static Job job(Situation situation, SecretView.Usable secret, Run run) {
    return new JobFactory("cluster-uid")
        .create(Situation.ORDERS, (Desired) situation.snapshot().spec(), secret, run);
  }
}
