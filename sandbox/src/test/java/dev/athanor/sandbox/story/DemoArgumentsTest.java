package dev.athanor.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoArgumentsTest {
  @Test
  void everyOption() throws DemoArguments.Misused {
    assertThat(DemoArguments.of(List.of("--keep", "--api", "in-process", "--example", "x")))
        .isEqualTo(new DemoArguments(KubernetesApi.Wanted.IN_PROCESS, Path.of("x"), true, false));
    assertThat(DemoArguments.of(List.of("--help")).help()).isTrue();
    assertThat(DemoArguments.of(List.of()).keep()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--kep", "keep", "--api", "--api minikube", "--example"})
  void whatIsNotUnderstoodIsSaid(String line) {
    assertThatThrownBy(() -> DemoArguments.of(List.of(line.split(" ", -1))))
        .isInstanceOf(DemoArguments.Misused.class)
        .hasMessageMatching("[^\n]+\\.");
  }
}
