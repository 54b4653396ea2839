package dev.athanor.engine.history;

import dev.athanor.engine.database.VersionTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The steps ever taken on one version table, written in the transaction of the step itself, and
 * what else was done that decisions hang on.
 *
 * <p>The methods neither begin nor end a transaction.
 */
public final class History {

  private final HistoryTables tables;
  private final VersionTable versionTable;

  private History(HistoryTables tables, VersionTable versionTable) {
    this.tables = tables;
    this.versionTable = versionTable;
  }

  /**
   * The history, if one was ever begun. Changes nothing.
   *
   * @throws SQLException also (0A000) when a newer Athanor has changed its layout
   */
  public static Optional<History> find(Connection connection, VersionTable pinned)
      throws SQLException {
    return HistoryTables.find(connection, pinned).map(tables -> new History(tables, pinned));
  }

  /**
   * The history, begun now if need be.
   *
   * @throws SQLException also (0A000) when a newer Athanor has changed its layout
   */
  public static History findOrCreate(Connection connection, VersionTable pinned)
      throws SQLException {
    return new History(HistoryTables.findOrCreate(connection, pinned), pinned);
  }

  /**
   * Whether the history is in the schema {@code athanor}. False where the role may not create a
   * schema: then it lies beside the version table, where Alembic's autogenerate sees it.
   */
  public boolean inOwnSchema() {
    return tables.ownSchema();
  }

  /** The table of entries for SQL text, for sentences that tell a person where to look. */
  public String table() {
    return tables.entries();
  }

  /** How far parts outside transactions came. */
  public Progress progress() {
    return new Progress(
        tables.progress(), versionTable.qualified(), tables.have(LayoutUpgrade.DEEDS));
  }

  /** The id of the newest entry; 0 when there is none. */
  public long newestEntry(Connection connection) throws SQLException {
    return new HistoryReader(tables, versionTable).newestEntry(connection);
  }

  /** What decisions hang on. */
  public KnownHistory known(Connection connection) throws SQLException {
    return new HistoryReader(tables, versionTable).known(connection);
  }

  /** The newest entries, the newest first. */
  public List<RecordedEntry> newest(Connection connection, int most) throws SQLException {
    return new HistoryReader(tables, versionTable).newest(connection, most);
  }

  /** Those of these revisions that were ever applied, as they were when that was done last. */
  public Map<String, ArchivedRevision> archived(Connection connection, Collection<String> revisions)
      throws SQLException {
    return new HistoryReader(tables, versionTable).archived(connection, revisions);
  }

  /**
   * The roles, other than this session's and superusers, that can write the entries, so that what
   * they say may be somebody else's word.
   */
  public List<String> otherWriters(Connection connection) throws SQLException {
    return Writers.others(connection, tables);
  }

  /**
   * Whether deeds of this kind have a place. Not where an older Athanor made the tables and this
   * role may not change them.
   */
  public boolean takes(Deed.Kind kind) {
    return tables.have(kind == Deed.Kind.STAMP ? LayoutUpgrade.STAMPS : LayoutUpgrade.DEEDS);
  }

  /**
   * Writes down what is no step.
   *
   * @throws SQLException also (42501) when the tables are an older Athanor's and another role's
   */
  public void record(Connection connection, Deed deed, Origin origin) throws SQLException {
    if (!takes(deed.kind())) {
      throw new SQLException(
          tables.entries()
              + " was made by an older Athanor, has no place for "
              + (deed.kind() == Deed.Kind.STAMP ? "stamps" : "this")
              + ", and belongs to another role: migrate or stamp once as that role",
          "42501");
    }
    new HistoryWriter(tables, versionTable).record(connection, deed, origin);
  }

  /** Writes down a step. */
  public void record(Connection connection, HistoryEntry entry, Origin origin) throws SQLException {
    new HistoryWriter(tables, versionTable).record(connection, entry, origin);
  }

  /** The texts of an array column; null for NULL. */
  static @Nullable List<String> texts(ResultSet row, int column) throws SQLException {
    String written = row.getString(column);
    if (written == null) {
      return null;
    }
    if (written.equals("{}")) {
      return List.of();
    }
    if (isOnePlainText(written)) {
      return List.of(written.substring(1, written.length() - 1));
    }
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** Nearly every array is, and the driver needs ten times as long to say so. */
  private static boolean isOnePlainText(String written) {
    for (int i = 1; i < written.length() - 1; i++) {
      char c = written.charAt(i);
      if (c == ',' || c == '"' || c == '\\' || c == '{') {
        return false;
      }
    }
    return !written.equalsIgnoreCase("{null}");
  }
}
