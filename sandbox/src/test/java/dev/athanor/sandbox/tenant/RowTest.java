package dev.athanor.sandbox.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-3S, 0s",
    "PT0S, 0s",
    "PT119S, 119s",
    "PT2M, 2m",
    "PT9M59S, 9m59s",
    "PT10M30S, 10m",
    "PT2H59M, 179m",
    "PT3H, 3h",
    "PT7H20M, 7h20m",
    "PT47H, 47h",
    "P2DT1H, 2d1h",
    "P8D, 8d",
  })
  void agesAreKubectls(Duration duration, String text) {
    assertThat(Row.age(duration)).isEqualTo(text);
  }

  @Test
  void aRowIsWhatKubectlPrints() {
    Row row =
        row(
            """
            status:
              currentRevision: "001"
              lastMigrationTime: 2026-11-22T11:59:30Z
              conditions:
              - {type: Stalled, status: "True", reason: Other}
              - {type: Ready, status: "False", reason: MigrationFailed}
            """);
    assertThat(row.cells(NOW))
        .containsExactly("orders", "001", "003", "False", "MigrationFailed", "30s", "60m");
  }

  @Test
  void aRowWithoutStatusIsMostlyEmpty() {
    assertThat(row("").cells(NOW)).containsExactly("orders", "", "003", "", "", "", "60m");
  }

  private static Row row(String status) {
    return Row.of(
        Serialization.unmarshal(
            """
            apiVersion: athanor.dev/v1alpha1
            kind: DatabaseMigration
            metadata: {name: orders, creationTimestamp: 2026-11-22T11:00:00Z}
            spec: {targetRevision: "003"}
            """
                + status,
            DatabaseMigration.class));
  }
}
