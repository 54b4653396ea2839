package dev.athanor.sandbox.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
  private static final ObjectNode OBJECT =
      Json.readObject(
          "{\"metadata\":{\"name\":\"x\",\"labels\":{\"app\":\"web\",\"a.b/tier\":\"\"}},"
              + "\"status\":{\"phase\":\"Failed\"}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true",
        "app=web | true",
        "app==web | true",
        "app=db | false",
        "app!=web | false",
        "other!=web | true",
        "app in (db, web) | true",
        "app in (db) | false",
        "app notin (db) | true",
        "other notin (db) | true",
        "app | true",
        "other | false",
        "!other | true",
        "!app | false",
        "app=web,!other | true",
        "app in (web,db),other | false",
        "a.b/tier | true",
        "a.b/tier= | true",
      })
  void labels(String selector, boolean matches) {
    assertThat(Selector.labels(selector).test(OBJECT)).isEqualTo(matches);
  }

  @Test
  void fields() {
    assertThat(Selector.fields("metadata.name=x,status.phase!=Running").test(OBJECT)).isTrue();
    assertThat(Selector.fields("metadata.name=y").test(OBJECT)).isFalse();
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> Selector.labels("a b c"))
        .isInstanceOfSatisfying(ApiError.class, e -> assertThat(e.code).isEqualTo(400));
  }
}
