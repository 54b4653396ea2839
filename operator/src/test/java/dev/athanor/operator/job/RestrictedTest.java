package dev.athanor.operator.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import org.junit.jupiter.api.Test;

class RestrictedTest {

  @Test
  void whoSetsOneFieldKeepsTheOthers() {
    SecurityContext container =
        Restricted.container(new SecurityContextBuilder().withRunAsUser(10001L).build());
    PodSecurityContext pod =
        Restricted.pod(new PodSecurityContextBuilder().withFsGroup(2000L).build());

    assertThat(container.getRunAsUser()).isEqualTo(10001L);
    assertThat(container.getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getFsGroup()).isEqualTo(2000L);
    assertThat(pod.getRunAsNonRoot()).isTrue();
    assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
  }

  @Test
  void whatIsSetIsLeft() {
    SecurityContext given =
        new SecurityContextBuilder()
            .withAllowPrivilegeEscalation(true)
            .withReadOnlyRootFilesystem(false)
            .withNewCapabilities()
            .addToAdd("NET_ADMIN")
            .endCapabilities()
            .build();
    PodSecurityContext pod =
        new PodSecurityContextBuilder()
            .withRunAsNonRoot(false)
            .withNewSeccompProfile()
            .withType("Unconfined")
            .endSeccompProfile()
            .build();

    assertThat(Restricted.container(given)).isEqualTo(given);
    assertThat(Restricted.pod(pod)).isEqualTo(pod);
  }

  @Test
  void aPrivilegedContainerIsOneThatTheApiServerTakes() {
    SecurityContext privileged = new SecurityContextBuilder().withPrivileged(true).build();

    assertThat(Restricted.container(privileged).getAllowPrivilegeEscalation()).isNull();
  }
}
