package dev.athanor.engine.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it was when it was applied last: enough to take it back without its file.
 *
 * @param dependencies as its author wrote them
 * @param downgrade the downgrade part's SQL; null for an irreversible revision, and for a part that
 *     is too long to be kept, which has a checksum all the same
 * @param autocommit whether that runs outside a transaction
 * @param checksum of that part, noted beside it; null for an irreversible revision
 */
public record ArchivedRevision(
    String revision,
    String message,
    List<String> parents,
    List<String> dependencies,
    @Nullable String downgrade,
    boolean autocommit,
    @Nullable String checksum) {

  public ArchivedRevision {
    parents = List.copyOf(parents);
    dependencies = List.copyOf(dependencies);
  }
}
