package dev.athanor.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.observe.Snapshot.Identity;
import dev.athanor.operator.testing.Reports;
import dev.athanor.operator.testing.Situation;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanConfigMapTest {
  private static final int KUBERNETES_TAKES = 1_048_576;

  @Test
  void itIsTheResourcesAndSaysOfWhichPlanItIs() {
    ConfigMap map = of("DROP TABLE a;\n");

    assertThat(map.getMetadata().getName()).isEqualTo("orders-plan");
    assertThat(map.getMetadata().getNamespace()).isEqualTo("shop");
    assertThat(map.getMetadata().getAnnotations())
        .containsEntry("athanor.dev/plan", Reports.PLAN_ID)
        .containsEntry("athanor.dev/migration", "orders");
    assertThat(map.getData()).containsOnlyKeys("plan.sql").containsValue("DROP TABLE a;\n");
    assertThat(PlanConfigMap.isOf(map, Situation.ORDERS)).isTrue();
    assertThat(PlanConfigMap.isOf(map, new Identity("shop", "orders", "another-uid"))).isFalse();
  }

  @Test
  void whatDoesNotFitIsWholeInAPackedKey() throws IOException {
    String sql =
        IntStream.range(0, 60_000)
            .mapToObj(i -> "INSERT INTO größen VALUES (%d);\n".formatted(i))
            .collect(Collectors.joining());

    ConfigMap map = of(sql);

    assertThat(size(map)).isLessThan(KUBERNETES_TAKES);
    assertThat(unpacked(map)).isEqualTo(sql);
    assertThat(map.getData().get("plan.sql"))
        .startsWith("INSERT INTO größen VALUES (0);\n")
        .containsPattern(
            "\\);\n\n-- Cut here: these are the first 3\\d,\\d{3} of 2,\\d{3},\\d{3} bytes\\.")
        .endsWith(
            "All of it is in this ConfigMap under plan.sql.gz:\n-- kubectl get configmap orders-plan -n shop -o jsonpath='{.binaryData.plan\\.sql\\.gz}' | base64 -d | gunzip\n");
  }

  @Test
  void whatDoesNotFitPackedEitherIsCutAndSaysSo() {
    var random = new Random(7);
    String sql =
        IntStream.range(0, 60_000)
            .mapToObj(
                i ->
                    "INSERT INTO t VALUES ('%016x%016x');\n"
                        .formatted(random.nextLong(), random.nextLong()))
            .collect(Collectors.joining());

    ConfigMap map = of(sql);

    assertThat(size(map)).isBetween(900_000, KUBERNETES_TAKES);
    assertThat(map.getBinaryData()).isNullOrEmpty();
    assertThat(map.getData().get("plan.sql"))
        .startsWith(sql.substring(0, 900_000))
        .endsWith("bytes. The rest does not fit into a ConfigMap; the scripts are in the image.\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 247, 248, 249, 253})
  void everyResourceHasAName(int length) {
    String name = PlanConfigMap.name("a".repeat(length - 1) + "b");

    assertThat(name).hasSizeLessThanOrEqualTo(253).endsWith("-plan");
    assertThat(PlanConfigMap.name("a".repeat(247) + ".b")).endsWith("a-plan");
  }

  private static ConfigMap of(String sql) {
    return PlanConfigMap.of(Situation.ORDERS, Reports.PLAN_ID, sql);
  }

  private static int size(ConfigMap map) {
    int text = map.getData().getOrDefault("plan.sql", "").getBytes(StandardCharsets.UTF_8).length;
    return text + (map.getBinaryData() == null ? 0 : packed(map).length) + 64;
  }

  private static byte[] packed(ConfigMap map) {
    String packed = map.getBinaryData().get("plan.sql.gz");
    return packed == null ? new byte[0] : Base64.getDecoder().decode(packed);
  }

  private static String unpacked(ConfigMap map) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed(map)))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
