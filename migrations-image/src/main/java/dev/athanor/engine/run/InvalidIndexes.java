package dev.athanor.engine.run;

import dev.athanor.engine.database.IndexBuilders;
import dev.athanor.engine.database.SqlNames;
import dev.athanor.engine.sql.Reindex;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.TransactionUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Indexes that are in the way of one that is about to be built concurrently, because such a build
 * was cut: {@code IF NOT EXISTS} would keep an invalid one in silence, and whatever REINDEX leaves
 * behind costs every write of the table. Nobody reads an invalid index; what another session is
 * still building is invalid, too.
 */
final class InvalidIndexes {

  /** Not those of partitioned tables, which are invalid until each partition has one. */
  private static final String INVALID =
      "SELECT n.nspname, c.relname, i.indrelid FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c"
          + " ON c.oid = i.indexrelid JOIN pg_catalog.pg_class t ON t.oid = i.indrelid JOIN"
          + " pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid AND"
          + " c.relkind = 'i' AND n.nspname <> 'pg_toast' AND ";

  private static final String LITTER = " AND c.relname ~ '_cc(new|old)[0-9]*$' ORDER BY 1, 2";

  private final Connection connection;
  private final RunEvents events;

  InvalidIndexes(Connection connection, RunEvents events) {
    this.connection = connection;
    this.events = events;
  }

  /**
   * Drops, concurrently, what the statement would stumble over. The connection is in no
   * transaction.
   *
   * @return whether there was any
   * @throws SQLException also (55P03) where another session is still building on that table
   */
  boolean clear(SqlStatement statement, TransactionUse use) throws SQLException {
    List<Invalid> invalid = new ArrayList<>();
    if (use instanceof TransactionUse.CreatesIndex creates && !creates.index().isEmpty()) {
      String named = INVALID + "t.oid = pg_catalog.to_regclass(?) AND c.relname = ?";
      invalid.addAll(list(named, creates.table(), creates.index()));
    }
    Optional<Reindex> reindex = Reindex.concurrent(statement);
    if (reindex.isPresent()) {
      invalid.addAll(litter(reindex.get()));
    }
    drop(invalid);
    return !invalid.isEmpty();
  }

  private record Invalid(String schema, String index, long table) {}

  private List<Invalid> litter(Reindex reindex) throws SQLException {
    String name = reindex.name();
    return switch (reindex.scope()) {
      case INDEX ->
          list(
              INVALID
                  + "t.oid = (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid ="
                  + " pg_catalog.to_regclass(?))"
                  + LITTER,
              name);
      case TABLE -> list(INVALID + "t.oid = pg_catalog.to_regclass(?)" + LITTER, name);
      case SCHEMA -> list(INVALID + "n.oid = pg_catalog.to_regnamespace(?)" + LITTER, name);
      case DATABASE -> list(INVALID + "true" + LITTER);
      case SYSTEM -> List.of();
    };
  }

  private List<Invalid> list(String query, String... values) throws SQLException {
    List<Invalid> invalid = new ArrayList<>();
    try (PreparedStatement ask = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        ask.setString(i + 1, values[i]);
      }
      try (ResultSet row = ask.executeQuery()) {
        while (row.next()) {
          invalid.add(new Invalid(row.getString(1), row.getString(2), row.getLong(3)));
        }
      }
    }
    return invalid;
  }

  private void drop(List<Invalid> invalid) throws SQLException {
    for (Invalid each : invalid) {
      String index = SqlNames.quoted(each.schema) + "." + SqlNames.quoted(each.index);
      refuseWhileBuilding(each, index);
      events.warning(
          "The index "
              + index
              + " is invalid, which a build that was cut leaves behind: it is dropped.");
      execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
    }
  }

  private void refuseWhileBuilding(Invalid invalid, String index) throws SQLException {
    List<String> builders = IndexBuilders.of(connection, invalid.table);
    if (!builders.isEmpty()) {
      throw new SQLException(
          "The index "
              + index
              + " is invalid, and on its table "
              + String.join(", ", builders)
              + " is still building one",
          SqlFailure.LOCK_NOT_AVAILABLE);
    }
  }

  private void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
