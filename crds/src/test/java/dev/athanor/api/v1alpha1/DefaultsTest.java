package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultsTest {
  @Test
  void theManifestHasTheSameDefaults() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    JsonNode spec =
        CrdManifest.tree().at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    collect("", spec, found);
    assertThat(found).isEqualTo(expected());
  }

  @ParameterizedTest
  @CsvSource({
    Defaults.INTERVAL + ", 600000",
    Defaults.INTERVAL_WITHOUT_SECRET_ACCESS + ", 86400000",
    Defaults.TIMEOUT + ", 3600000",
    "1h30m, 5400000",
    "999999h999999m999999.999s, 3660996339999",
    "0.5s, 500",
    "0s, 0"
  })
  void javaTimeReadsTheNotation(String text, long milliseconds) {
    assertThat(Duration.parse("PT" + text)).hasMillis(milliseconds);
  }

  private static Map<String, JsonNode> expected() {
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("engine", Defaults.ENGINE);
    defaults.put("database.versionTable", Defaults.VERSION_TABLE);
    defaults.put("mode", Defaults.MODE);
    defaults.put("policy.downgrade", Defaults.DOWNGRADE);
    defaults.put("policy.destructive", Defaults.DESTRUCTIVE);
    defaults.put("policy.drift", Defaults.DRIFT);
    defaults.put("policy.edited", Defaults.EDITED);
    defaults.put("suspend", Defaults.SUSPEND);
    defaults.put("timeout", Defaults.TIMEOUT);
    defaults.put("lock.timeout", Defaults.LOCK_TIMEOUT);
    defaults.put("sql.lockTimeout", Defaults.SQL_LOCK_TIMEOUT);
    defaults.put("retry.limit", Defaults.RETRY_LIMIT);
    defaults.put("retry.backoff.initial", Defaults.BACKOFF_INITIAL);
    defaults.put("retry.backoff.max", Defaults.BACKOFF_MAX);
    defaults.put("historyLimit", Defaults.HISTORY_LIMIT);
    defaults.put("successfulJobsHistoryLimit", Defaults.SUCCESSFUL_JOBS_HISTORY_LIMIT);
    defaults.put("failedJobsHistoryLimit", Defaults.FAILED_JOBS_HISTORY_LIMIT);
    ObjectMapper wire = new ObjectMapper();
    Map<String, JsonNode> onTheWire = new LinkedHashMap<>();
    defaults.forEach((path, value) -> onTheWire.put(path, wire.valueToTree(value)));
    return onTheWire;
  }

  /** An object's own default only makes room for its members'. */
  private static void collect(String path, JsonNode schema, Map<String, JsonNode> found) {
    JsonNode own = schema.path("default");
    if (own.isValueNode()) {
      found.put(path, own);
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    schema
        .path("properties")
        .properties()
        .forEach(member -> collect(prefix + member.getKey(), member.getValue(), found));
  }
}
