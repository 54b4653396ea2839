package dev.athanor.sandbox.inprocess.apply;

import java.util.List;

/** An apply without force wants to change fields that others own. */
public final class ApplyConflictException extends Exception {
  private static final long serialVersionUID = 1L;

  ApplyConflictException(List<String> conflicts) {
    super(
        "Apply failed with %d conflict%s: %s"
            .formatted(
                conflicts.size(), conflicts.size() == 1 ? "" : "s", String.join(", ", conflicts)));
  }
}
