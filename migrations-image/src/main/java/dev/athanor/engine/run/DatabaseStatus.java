package dev.athanor.engine.run;

import dev.athanor.engine.history.Progress.UnfinishedPart;
import dev.athanor.engine.history.RecordedEntry;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands, next to a folder of scripts.
 *
 * @param database which one it is
 * @param server the server's version
 * @param versionTableExists false where nothing was ever migrated or stamped
 * @param rows the version table, in the order it was read
 * @param heads the effective heads of the scripts
 * @param unknownRevisions the rows that the scripts do not have
 * @param pending how many revisions are not applied yet; null while there are unknown ones
 * @param history the newest entries, the newest first; empty where there is no history
 * @param unfinished parts outside transactions that were begun and are not whole
 * @param owner whose the database is; null while it is nobody's
 * @param left the rows as Athanor left them, where another hand has moved them since; null where
 *     none has
 * @param discrepancies applied revisions whose scripts are not what the database has
 * @param migrator who holds the migrators' lock now; null when nobody does
 */
public record DatabaseStatus(
    DatabaseIdentity database,
    String server,
    boolean versionTableExists,
    List<String> rows,
    List<String> heads,
    List<String> unknownRevisions,
    @Nullable Integer pending,
    List<RecordedEntry> history,
    List<UnfinishedPart> unfinished,
    @Nullable String owner,
    @Nullable List<String> left,
    List<Discrepancy> discrepancies,
    @Nullable String migrator) {

  public DatabaseStatus {
    rows = List.copyOf(rows);
    heads = List.copyOf(heads);
    unknownRevisions = List.copyOf(unknownRevisions);
    history = List.copyOf(history);
    unfinished = List.copyOf(unfinished);
    left = left == null ? null : List.copyOf(left);
    discrepancies = List.copyOf(discrepancies);
  }

  /** Whether every revision of the scripts is applied, and no other. */
  public boolean atHeads() {
    return pending != null && pending == 0;
  }
}
