package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What builds that were cut leave behind is out of the way before an index is built. */
class InvalidIndexIT extends RunOnDatabase {

  private static final String BUILD = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON a (id);";

  @BeforeEach
  void oneTable() {
    project.add("aaaa", "", "CREATE TABLE a (id int);\nCREATE TABLE other (id int);", "");
    harness().go("head");
  }

  private List<String> indexes() throws SQLException {
    return database.list(
        "SELECT c.relname || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END FROM pg_index i JOIN"
            + " pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = 'public' AND c.relname <> 'alembic_version_pkc' ORDER BY 1");
  }

  /** As a person's or another tool's build that met duplicates. */
  private void buildInVain(String sql) throws SQLException {
    database.execute("INSERT INTO a VALUES (1), (1)");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      throw new AssertionError("duplicates were indexed");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("23505");
    }
    database.execute("DELETE FROM a");
  }

  /** IF NOT EXISTS kept it, and the run had arrived without an index. */
  @Test
  void anInvalidIndexOfAnotherHandIsDroppedAndBuiltAgain() throws SQLException {
    buildInVain("CREATE UNIQUE INDEX CONCURRENTLY i ON a (id)");
    assertThat(indexes()).containsExactly("i invalid");
    project.addAutocommit("bbbb", "aaaa", BUILD);
    RunHarness harness = harness();

    assertThat(harness.go("head").outcome()).isEqualTo(Outcome.ARRIVED);

    assertThat(indexes()).containsExactly("i");
    assertThat(harness.events)
        .contains(
            "warning The index \"public\".\"i\" is invalid, which a build that was cut leaves"
                + " behind: it is dropped.");
  }

  @Test
  void anInvalidIndexOfAnotherTableIsLeftAlone() throws SQLException {
    buildInVain("CREATE UNIQUE INDEX CONCURRENTLY i ON a (id)");
    project.addAutocommit(
        "bbbb", "aaaa", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON other (id);");

    harness().go("head");

    assertThat(indexes()).containsExactly("i invalid");
  }

  /** It is invalid until each partition has its own, which is no litter. */
  @Test
  void aPartitionedIndexIsLeftAlone() throws SQLException {
    database.execute(
        "CREATE TABLE p (id int) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p FOR VALUES"
            + " FROM (0) TO (9); CREATE INDEX i ON ONLY p (id)");
    List<String> before = database.list("SELECT 'i'::regclass::oid");
    project.addAutocommit("bbbb", "aaaa", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON p (id);");
    RunHarness harness = harness();

    RunReport report = harness.go("head");

    assertThat(failure(report).message()).contains("cannot create index on partitioned table");
    assertThat(harness.events).noneMatch(event -> event.startsWith("warning"));

    assertThat(indexes()).containsExactly("i invalid");
    assertThat(database.list("SELECT 'i'::regclass::oid")).isEqualTo(before);
  }

  @Test
  void anIndexThatAnotherSessionIsStillBuildingIsWaitedFor() throws SQLException {
    project.addAutocommit("bbbb", "aaaa", BUILD);
    RunHarness harness = harness();
    CompletableFuture<RunReport> report;
    List<String> built;
    try (Connection writer = database.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO a VALUES (1)");
      CompletableFuture<Void> builder = CompletableFuture.runAsync(this::build, this::onItsOwn);
      await().untilAsserted(() -> assertThat(indexes()).containsExactly("i invalid"));
      built = database.list("SELECT 'i'::regclass::oid");
      report = harness.start("head");
      await().untilAsserted(() -> assertThat(harness.events).contains("retrying 55P03"));
      writer.commit();
      builder.join();
    }

    assertThat(report.join().outcome()).as(report.join().toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(indexes()).containsExactly("i");
    assertThat(database.list("SELECT 'i'::regclass::oid")).isEqualTo(built);
    assertThat(harness.events).noneMatch(event -> event.startsWith("warning"));
  }

  private void onItsOwn(Runnable work) {
    new Thread(work, "builder").start();
  }

  private void build() {
    try {
      database.execute("CREATE UNIQUE INDEX CONCURRENTLY i ON a (id)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each further try left another one. */
  @Test
  void whatAReindexThatWasCutLeavesBehindIsDropped() throws SQLException {
    database.execute("CREATE INDEX i ON a (id)");
    for (String statement :
        List.of(
            "REINDEX INDEX CONCURRENTLY public.i",
            "REINDEX (VERBOSE) TABLE CONCURRENTLY a",
            "REINDEX SCHEMA CONCURRENTLY public")) {
      cutReindex();
      assertThat(indexes()).containsExactly("i", "i_ccnew invalid");
      String id = "r" + statement.length();
      project.addAutocommit(id, "aaaa", statement + ";");
      RunHarness harness = harness();

      assertThat(harness.go(id).outcome()).isEqualTo(Outcome.ARRIVED);

      assertThat(indexes()).as(statement).containsExactly("i");
      assertThat(harness.events).anyMatch(event -> event.contains("\"i_ccnew\" is invalid"));
    }
  }

  private void cutReindex() throws SQLException {
    try (Connection writer = database.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("INSERT INTO a VALUES (1)");
      try (Connection reindexer = database.connect();
          Statement reindex = reindexer.createStatement()) {
        reindex.execute("SET lock_timeout = 100");
        reindex.execute("REINDEX INDEX CONCURRENTLY i");
        throw new AssertionError("it did not wait for the writer");
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("55P03");
      }
      writer.rollback();
    }
  }
}
