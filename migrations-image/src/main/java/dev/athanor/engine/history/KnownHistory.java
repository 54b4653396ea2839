package dev.athanor.engine.history;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a history knows of its version table, as far as decisions hang on it.
 *
 * @param newestStep the id of the newest step or stamp that was applied; 0 when there is none
 * @param owner who migrated it last of those that had a name, or took it over; null when nobody had
 * @param rows the version table as the newest entry that says so left it; null when none does
 * @param rowsEntry that entry's id; 0 when there is none
 * @param whole whether every revision that counts as applied is mentioned, but for what another
 *     hand has done since {@code rows}. False for what an older Athanor began
 * @param mentions the newest that is known of each revision; nobody changes them any more
 */
public record KnownHistory(
    long newestStep,
    @Nullable String owner,
    @Nullable List<String> rows,
    long rowsEntry,
    boolean whole,
    Map<String, Mention> mentions) {

  /** No history. */
  public static final KnownHistory NONE = new KnownHistory(0, null, null, 0, false, Map.of());

  public KnownHistory {
    rows = rows == null ? null : List.copyOf(rows);
    mentions = Collections.unmodifiableMap(mentions);
  }

  /** What the newest entry about a revision says. */
  public enum Kind {
    /** Its script was run. */
    RAN,
    /** A person took its script as what the database has. */
    ACCEPTED,
    /** It counts as applied since then, and nobody knows what was run. */
    STAMPED,
    /** It was taken back. */
    TAKEN_BACK
  }

  /**
   * The newest entry about a revision.
   *
   * @param checksum of the upgrade part that was run or accepted; null otherwise
   * @param parents what the revision stood on then; empty where that is not known
   * @param dependencies what it depended on then, as written
   */
  public record Mention(
      long entry,
      Kind kind,
      @Nullable String checksum,
      List<String> parents,
      List<String> dependencies) {

    public Mention {
      parents = List.copyOf(parents);
      dependencies = List.copyOf(dependencies);
    }

    /** Whether the script as it was then is known. */
    public boolean knowsScript() {
      return kind == Kind.RAN || kind == Kind.ACCEPTED;
    }

    /** Whether the revision counts as applied. */
    public boolean applied() {
      return kind != Kind.TAKEN_BACK;
    }
  }
}
