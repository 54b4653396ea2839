package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what goes into a status to what the CRD takes: one member that is too long loses the whole
 * write.
 */
final class Fitting {
  private static final String CUT = "…";

  private Fitting() {}

  static String text(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - CUT.length()) + CUT;
  }

  /** Revisions as an image names them: any text, and any number of them. */
  static @Nullable List<String> revisions(@Nullable List<String> revisions) {
    return revisions == null
        ? null
        : revisions.stream()
            .limit(Limits.REVISIONS)
            .map(revision -> text(revision, Limits.REVISION))
            .toList();
  }
}
