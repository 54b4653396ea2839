package dev.athanor.engine.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as programs are told of it.
 *
 * @param downRevisions what it follows; empty for a base
 * @param dependsOn as declared: ids or branch labels
 * @param branchLabels of the branches that it belongs to, declared on it or spread to it
 * @param nextRevisions what follows it, by down revision
 * @param message in one line
 * @param path of its file
 * @param createDate as written in the file; null if it does not say
 * @param head whether nothing follows it
 * @param effectiveHead whether, besides, nothing depends on it
 * @param branchPoint whether several revisions follow it
 * @param mergePoint whether it follows several
 * @param current whether it is a row of the database; null if the database was not asked
 * @param applied whether it is a row or below one; null if the database was not asked
 */
public record RevisionEntry(
    String revision,
    List<String> downRevisions,
    List<String> dependsOn,
    List<String> branchLabels,
    List<String> nextRevisions,
    String message,
    String path,
    @Nullable String createDate,
    boolean head,
    boolean effectiveHead,
    boolean branchPoint,
    boolean mergePoint,
    @Nullable Boolean current,
    @Nullable Boolean applied) {

  public RevisionEntry {
    downRevisions = List.copyOf(downRevisions);
    dependsOn = List.copyOf(dependsOn);
    branchLabels = List.copyOf(branchLabels);
    nextRevisions = List.copyOf(nextRevisions);
  }
}
