package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void everySentenceOfTheManifestIsProvokedByASample() {
    Set<String> provoked =
        Samples.invalid().stream().map(Samples::expectedMessage).collect(Collectors.toSet());
    assertThat(
            CrdManifest.tree().findValues("x-kubernetes-validations").stream()
                .flatMap(rules -> rules.findValuesAsText("message").stream())
                .distinct())
        .isNotEmpty()
        .isSubsetOf(provoked);
  }
}
