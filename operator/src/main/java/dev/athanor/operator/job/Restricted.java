package dev.athanor.operator.job;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What the Pod Security standard "restricted" asks for, field by field, where the user's template
 * says nothing: who sets one field keeps the others.
 */
final class Restricted {
  private Restricted() {}

  static PodSecurityContext pod(@Nullable PodSecurityContext user) {
    PodSecurityContext given = user == null ? new PodSecurityContext() : user;
    var filled = new PodSecurityContextBuilder(given);
    if (given.getRunAsNonRoot() == null) {
      filled.withRunAsNonRoot(true);
    }
    if (given.getSeccompProfile() == null) {
      filled.withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile();
    }
    return filled.build();
  }

  static SecurityContext container(@Nullable SecurityContext user) {
    SecurityContext given = user == null ? new SecurityContext() : user;
    var filled = new SecurityContextBuilder(given);
    // The API server refuses a privileged container that may not gain privileges.
    if (given.getAllowPrivilegeEscalation() == null && !isTrue(given.getPrivileged())) {
      filled.withAllowPrivilegeEscalation(false);
    }
    if (given.getReadOnlyRootFilesystem() == null) {
      filled.withReadOnlyRootFilesystem(true);
    }
    if (given.getCapabilities() == null) {
      filled.withNewCapabilities().withDrop("ALL").endCapabilities();
    }
    return filled.build();
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
