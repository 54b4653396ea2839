package dev.athanor.engine.graph;

import java.util.List;

/**
 * One revision as its author declared it, in Alembic's terms. Nothing is checked here; {@link
 * RevisionGraph#of} does that.
 *
 * @param id the revision identifier
 * @param downRevisions {@code down_revision}: empty for a base, several for a merge
 * @param dependsOn {@code depends_on}: revision ids or branch labels
 * @param branchLabels {@code branch_labels} declared on this revision
 * @param message what the revision does, in one line; may be empty
 */
public record Revision(
    String id,
    List<String> downRevisions,
    List<String> dependsOn,
    List<String> branchLabels,
    String message) {

  public Revision {
    downRevisions = List.copyOf(downRevisions);
    dependsOn = List.copyOf(dependsOn);
    branchLabels = List.copyOf(branchLabels);
  }

  /** Whether this revision starts a history, by {@code down_revision} alone. */
  public boolean isBase() {
    return downRevisions.isEmpty();
  }

  /** Whether several histories come together here. */
  public boolean isMergePoint() {
    return downRevisions.size() > 1;
  }
}
