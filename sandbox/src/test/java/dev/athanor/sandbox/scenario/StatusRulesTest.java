package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that every scenario is held against: each of them can be broken. */
class StatusRulesTest {
  private static final String SEEN =
      "Ready=False Progressing @1 12:00:01 Seen. / Reconciling=True Progressing @1 12:00:01 Seen.";

  @Test
  void anHonestStoryBreaksNone() {
    assertThat(
            StatusRules.broken(
                List.of(
                    version(1, SEEN),
                    version(1, "Ready=True Applied @1 12:00:02 There."),
                    version(
                        1,
                        "Ready=False DriftDetected @1 12:00:03 Moved. / "
                            + "Stalled=True DriftDetected @1 12:00:03 Moved. / "
                            + "Drifted=True DriftDetected @1 12:00:03 Moved."))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ready is always there | Stalled=True Suspended @1 12:00:01 Held.",
        "each type comes once | Ready=True Applied @1 12:00:02 A. / Ready=True Applied @1 12:00:02 A.",
        "Ready, or either | Ready=True Applied @1 12:00:02 A. / Reconciling=True Applied @1 12:00:01 A.",
        "Ready, or either | Ready=False Applied @1 12:00:01 A.",
        "what is not Ready | Ready=True Applied @1 12:00:02 A. / Stalled=False Applied @1 12:00:02 A.",
        "every condition speaks | Ready=True Applied @2 12:00:02 A.",
        "the reason is documented | Ready=True Fine @1 12:00:02 A.",
        "the message is a sentence | Ready=True Applied @1 12:00:02 no end",
        "does not tell the time | Ready=True Applied @1 12:00:02 It was 2026-03-01T12:00:00Z.",
        "lastTransitionTime moves | Ready=True Applied @1 12:00:01 A.",
        "lastTransitionTime moves | Ready=False Progressing @1 12:00:05 A. /"
            + " Reconciling=True Progressing @1 12:00:01 A.",
      })
  void eachIsSeenToBeBroken(String rule, String next) {
    assertThat(StatusRules.broken(List.of(version(1, SEEN), version(1, next))))
        .anySatisfy(broken -> assertThat(broken).contains(rule));
  }

  @Test
  void aGenerationBeginsWithReconciling() {
    assertThat(StatusRules.broken(List.of(version(1, "Ready=True Applied @1 12:00:01 A."))))
        .singleElement()
        .asString()
        .startsWith("the first write of a generation");
  }

  @Test
  void noGenerationIsObservedBeforeItIsThere() {
    assertThat(StatusRules.broken(List.of(version(0, SEEN))))
        .singleElement()
        .asString()
        .startsWith("no generation is observed before");
  }

  /** Conditions as {@code type=status reason @generation time message}, separated by slashes. */
  private static DatabaseMigration version(int generation, String conditions) {
    var yaml =
        new StringBuilder(
            "metadata: {name: orders, generation: %d}\nstatus:\n  observedGeneration: 1\n  conditions:\n"
                .formatted(generation));
    for (String condition : conditions.split(" / ", -1)) {
      String[] words = condition.strip().split(" ", 5);
      String[] type = words[0].split("=", 2);
      yaml.append(
          """
            - {type: %s, status: "%s", reason: %s, observedGeneration: %s,
               lastTransitionTime: "2026-03-01T%sZ", message: "%s"}
          """
              .formatted(type[0], type[1], words[1], words[2].substring(1), words[3], words[4]));
    }
    return Serialization.unmarshal(yaml.toString(), DatabaseMigration.class);
  }
}
