package dev.athanor.engine.authoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision that a person asks for, by {@code revision} or {@code merge}.
 *
 * @param message what it does; null and blank become Alembic's {@code empty message}
 * @param heads symbols of the revisions that it follows; a merge has several
 * @param splice whether those may have followers already
 * @param branchLabels names for the branch that begins here
 * @param dependsOn symbols of revisions to be applied before it
 */
public record RevisionRequest(
    @Nullable String message,
    List<String> heads,
    boolean splice,
    List<String> branchLabels,
    List<String> dependsOn) {

  private static final String NO_MESSAGE = "empty message";

  public RevisionRequest {
    heads = heads.isEmpty() ? List.of("head") : List.copyOf(heads);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
  }

  /** What stands in the script. */
  String writtenMessage() {
    return message == null || message.isBlank() ? NO_MESSAGE : message;
  }
}
