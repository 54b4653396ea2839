package dev.athanor.operator.act;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/**
 * The API server will not have the Job: a fault of the spec, or of what surrounds it (quota,
 * admission).
 */
public final class JobRefused extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int INVALID = 422;
  private static final Set<Integer> REFUSALS = Set.of(400, 403, INVALID);

  private final boolean invalid;

  private JobRefused(KubernetesClientException cause) {
    super(
        cause.getStatus() != null && cause.getStatus().getMessage() != null
            ? cause.getStatus().getMessage()
            : String.valueOf(cause.getMessage()),
        cause);
    this.invalid = cause.getCode() == INVALID || cause.getCode() == 400;
  }

  static JobRefused orRethrow(KubernetesClientException cause) {
    if (REFUSALS.contains(cause.getCode())) {
      return new JobRefused(cause);
    }
    throw cause;
  }

  /** Whether the Job itself is wrong, so that only another spec can mend it. */
  public boolean invalid() {
    return invalid;
  }
}
