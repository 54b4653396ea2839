package dev.athanor.engine.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step, as it is written down.
 *
 * @param direction {@code Upgrade} or {@code Downgrade}
 * @param checksum of the part that ran
 * @param parents the revision's own down-revisions, for a way down without its file
 * @param dependencies what it depends on, as its author wrote it
 * @param downgrade the downgrade part's SQL; null for an irreversible revision, and for a part that
 *     is too long to be kept, which has a checksum all the same
 * @param sqlState null for a step that was applied
 */
public record HistoryEntry(
    String revision,
    String direction,
    Outcome outcome,
    long millis,
    String checksum,
    String message,
    List<String> parents,
    List<String> dependencies,
    @Nullable String downgrade,
    boolean downgradeAutocommit,
    @Nullable String downgradeChecksum,
    @Nullable String sqlState) {

  /** What became of the step. */
  public enum Outcome {
    APPLIED("Applied"),
    FAILED("Failed");

    private final String wire;

    Outcome(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }
  }
}
