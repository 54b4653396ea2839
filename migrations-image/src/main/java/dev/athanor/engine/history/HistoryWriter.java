package dev.athanor.engine.history;

import dev.athanor.engine.database.VersionTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes entries, as far as the tables have a place for what they say. */
final class HistoryWriter {

  private final HistoryTables tables;
  private final VersionTable versionTable;

  HistoryWriter(HistoryTables tables, VersionTable versionTable) {
    this.tables = tables;
    this.versionTable = versionTable;
  }

  void record(Connection connection, HistoryEntry entry, Origin origin) throws SQLException {
    Row row = new Row();
    row.put("revision", entry.revision());
    row.put("direction", entry.direction());
    row.put("outcome", entry.outcome().wire());
    row.put("millis", entry.millis());
    row.put("checksum", entry.checksum());
    row.put("message", entry.message());
    row.put("parents", texts(connection, entry.parents()));
    row.put("dependencies", texts(connection, entry.dependencies()));
    row.put("downgrade", entry.downgrade());
    row.put("downgrade_autocommit", entry.downgradeAutocommit());
    row.put("downgrade_checksum", entry.downgradeChecksum());
    row.put("sqlstate", entry.sqlState());
    boolean rows =
        entry.outcome() == HistoryEntry.Outcome.APPLIED && tables.have(LayoutUpgrade.STAMPS);
    row.insert(connection, origin, rows ? rowsOfStep() : Map.of());
  }

  /** The server knows the rows: those before are those that the entry before has left. */
  private Map<String, String> rowsOfStep() {
    return Map.of(
        "rows_before",
        "coalesce((SELECT rows_after FROM "
            + tables.entries()
            + " WHERE version_table = ? AND outcome = 'Applied' AND rows_after IS NOT NULL ORDER BY"
            + " id DESC LIMIT 1), '{}')",
        "rows_after",
        "ARRAY(SELECT version_num::text FROM " + versionTable.sql() + " ORDER BY 1)");
  }

  void record(Connection connection, Deed deed, Origin origin) throws SQLException {
    Row row = new Row();
    row.put("revision", deed.revision());
    row.put("direction", deed.kind().wire());
    row.put("outcome", HistoryEntry.Outcome.APPLIED.wire());
    row.put("millis", deed.millis());
    row.put("checksum", deed.checksum());
    row.put("message", deed.message());
    row.put("parents", texts(connection, deed.parents()));
    row.put("dependencies", texts(connection, deed.dependencies()));
    row.put("downgrade_autocommit", false);
    row.put("rows_before", texts(connection, deed.rowsBefore()));
    row.put("rows_after", texts(connection, deed.rowsAfter()));
    row.put("stamped", texts(connection, deed.stamped()));
    row.insert(connection, origin, Map.of());
  }

  private static @Nullable Array texts(Connection connection, @Nullable List<String> texts)
      throws SQLException {
    return texts == null ? null : connection.createArrayOf("text", texts.toArray(new String[0]));
  }

  /** An entry on its way into the table, by column. */
  private final class Row {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    void put(String column, @Nullable Object value) {
      values.put(column, value);
    }

    void insert(Connection connection, Origin origin, Map<String, String> expressions)
        throws SQLException {
      put("version_table", versionTable.qualified());
      put("run", origin.run());
      put("image", origin.image());
      put("owner", origin.owner());
      put("tool", origin.tool());
      List<String> columns = new ArrayList<>(values.keySet());
      List<String> written = new ArrayList<>(Collections.nCopies(columns.size(), "?"));
      List<@Nullable Object> parameters = new ArrayList<>(values.values());
      expressions.forEach(
          (column, expression) -> {
            columns.add(column);
            written.add(expression);
            if (expression.contains("?")) {
              parameters.add(versionTable.qualified());
            }
          });
      String sql =
          "INSERT INTO "
              + tables.entries()
              + " ("
              + String.join(", ", columns)
              + ") VALUES ("
              + String.join(", ", written)
              + ")";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.size(); i++) {
          statement.setObject(i + 1, parameters.get(i));
        }
        statement.executeUpdate();
      }
    }
  }
}
