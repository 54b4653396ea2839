package dev.athanor.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The history's tables, with other migrators and other builds of Athanor about. */
class HistoryTablesIT {

  private static final Origin ORIGIN = new Origin(null, null, null, "athanor test");
  private static final VersionTable TABLE = new VersionTable("alembic_version", "public");
  private static final VersionTable OTHER = new VersionTable("other_version", "public");

  private static final String AS_BEFORE_STAMPS =
      "ALTER TABLE athanor.history DROP COLUMN stamped, DROP COLUMN rows_after, DROP COLUMN"
          + " rows_before, DROP CONSTRAINT history_direction_check, ADD CHECK (direction IN"
          + " ('Upgrade', 'Downgrade'))";

  private final TestDatabase database;

  HistoryTablesIT() throws SQLException {
    database = TestDatabase.create();
  }

  /** One of two services that start at once used to fail over an index of pg_namespace. */
  @Test
  void twoMigratorsOfDifferentVersionTablesBeginItTogether() throws Exception {
    begunTogether();
  }

  /** The second used to fail over a column that was there by then. */
  @Test
  void twoMigratorsOfDifferentVersionTablesExtendItTogether() throws Exception {
    begin();
    database.execute(AS_BEFORE_STAMPS);
    begunTogether();
    assertThat(
            database.list(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'athanor.history'::regclass AND"
                    + " attname = 'stamped'"))
        .hasSize(1);
  }

  private void begunTogether() throws Exception {
    try (Connection first = database.connect()) {
      first.setAutoCommit(false);
      History.findOrCreate(first, TABLE);
      CompletableFuture<History> second =
          CompletableFuture.supplyAsync(this::beginForOther, work -> new Thread(work).start());
      Awaitility.await()
          .until(
              () ->
                  !database
                      .list("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                      .isEmpty());
      first.commit();
      assertThat(second.get(20, TimeUnit.SECONDS).inOwnSchema()).isTrue();
    }
  }

  private History beginForOther() {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      History history = History.findOrCreate(connection, OTHER);
      connection.commit();
      return history;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Going back to the image of before locked a database out of its own migrations. */
  @Test
  void whatWasAddedLocksNoOlderAthanorOut() throws SQLException {
    begin();
    assertThat(database.list("SELECT version FROM athanor.layout")).containsExactly("1");
    database.execute(AS_BEFORE_STAMPS);
    begin();
    assertThat(database.list("SELECT version FROM athanor.layout")).containsExactly("1");
  }

  @Test
  void aLayoutThatCannotBeWrittenIsRefused() throws SQLException {
    begin();
    database.execute("INSERT INTO athanor.layout VALUES (3)");
    assertThatThrownBy(this::begin)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("layout 3, this one knows 2");
  }

  /** Only an owner can add columns; every other role was kept from migrating at all. */
  @Test
  void aRoleThatDoesNotOwnOlderTablesGoesOnWithoutStamps() throws SQLException {
    begin();
    database.execute(AS_BEFORE_STAMPS);
    String role = "guest_" + Long.toHexString(System.nanoTime());
    database.execute(
        "CREATE ROLE "
            + role
            + "; GRANT USAGE ON SCHEMA athanor TO "
            + role
            + "; GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA athanor TO "
            + role);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      History history = History.findOrCreate(connection, TABLE);
      history.record(connection, step(), ORIGIN);
      assertThat(history.known(connection).mentions())
          .hasEntrySatisfying("a", a -> assertThat(a.checksum()).isEqualTo("sha256:1"));
      assertThatThrownBy(
              () ->
                  history.record(
                      connection, Deed.stamp(List.of(), List.of("a"), List.of("a"), 1), ORIGIN))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("has no place for stamps, and belongs to another role");
    }
  }

  private void begin() throws SQLException {
    try (Connection connection = database.connect()) {
      History.findOrCreate(connection, TABLE);
    }
  }

  private static HistoryEntry step() {
    return new HistoryEntry(
        "a",
        "Upgrade",
        HistoryEntry.Outcome.APPLIED,
        1,
        "sha256:1",
        "",
        List.of(),
        List.of(),
        null,
        false,
        null,
        null);
  }
}
