package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}, {@code stamp}, {@code status} and {@code ensure_version} as a person has them. */
class DatabaseCommandsIT {

  private final TestDatabase database;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  DatabaseCommandsIT(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    database = TestDatabase.create();
    environment.put("DATABASE_URL", database.url());
    new Project(folder)
        .add("a1", "", "CREATE TABLE a (x int);", "DROP TABLE a;")
        .addAutocommit("b2", "a1", "CREATE INDEX CONCURRENTLY ON a (x); VACUUM a;");
  }

  @Test
  void aPlanIsAPageAndChangesNothing() throws SQLException {
    Ended ended = athanor("plan head");
    assertThat(ended.code()).isZero();
    assertThat(ended.results())
        .hasSize(7)
        .startsWith(
            "  1  upgrade a1, message of a1",
            "       versions/a1_script.sql:6, 1 statement",
            "       rows: + a1",
            "  2  upgrade b2, message of b2",
            "       versions/b2_script.sql:6, 2 statements, outside a transaction",
            "       rows: a1 -> b2");
    assertThat(ended.results().get(6)).matches("plan sha256:[0-9a-f]{64} from base");
    assertThat(ended.talk()).isEmpty();
    assertThat(database.rows()).isEmpty();

    athanor("upgrade a1");
    assertThat(athanor("plan base").results().get(0))
        .isEqualTo("  1  downgrade a1, message of a1 (can lose data: DROP TABLE, line 9)");
    assertThat(athanor("plan a1").results())
        .containsExactly("Database %s is at a1, nothing to do".formatted(name()));
  }

  @Test
  void whoeverStartedTheRunGetsTheSqlOfAPlanThatWaits() {
    environment.put("ATHANOR_RUN", "orders-1");
    assertThat(sqlOf(athanor("plan head")))
        .contains("-- upgrade a1, message of a1\n", "CREATE TABLE a (x int);")
        .endsWith("CREATE INDEX CONCURRENTLY ON a (x); VACUUM a;\n");

    Ended applied = athanor("upgrade a1 --policy destructive=RequireApproval");
    assertThat(applied.code()).isZero();
    assertThat(applied.results()).noneMatch(line -> line.contains("planSql"));

    Ended waiting = athanor("migrate base --policy destructive=RequireApproval");
    assertThat(waiting.code()).isEqualTo(10);
    assertThat(sqlOf(waiting)).contains("can lose data: DROP TABLE, line 9\nDROP TABLE a;\n");
  }

  /** The pieces in one, which are what the report says. */
  private static String sqlOf(Ended ended) {
    int report = ended.results().size() - 1;
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < report; i++) {
      sql.append(ended.json(i).path("sql").asText());
    }
    assertThat(ended.json(report).at("/plan/sqlChecksum").textValue())
        .isEqualTo(Sha256.of(sql.toString()).named());
    return sql.toString();
  }

  @Test
  void aPlanForProgramsIsALineForEachStepAndAReport() {
    Ended ended = athanor("plan head --output json");
    assertThat(ended.results()).hasSize(3);
    JsonNode second = ended.json(1);
    assertThat(second.at("/event").textValue()).isEqualTo("planned");
    assertThat(second.at("/revision").textValue()).isEqualTo("b2");
    assertThat(second.at("/autocommit").booleanValue()).isTrue();
    assertThat(second.at("/statements").intValue()).isEqualTo(2);
    assertThat(second.at("/rows/0").textValue()).isEqualTo("a1 -> b2");
    assertThat(ended.json(2).at("/outcome").textValue()).isEqualTo("Planned");
    assertThat(ended.json(2).at("/plan/steps")).hasSize(2);
  }

  @Test
  void aStampMovesTheRowsAndIsWrittenDown() throws SQLException {
    Ended ended = athanor("stamp a1");
    assertThat(ended.code()).isZero();
    assertThat(ended.talk()).containsExactly("Running stamp_revision  -> a1");
    assertThat(ended.results()).containsExactly("Database %s is at a1".formatted(name()));
    assertThat(database.rows()).containsExactly("a1");
    assertThat(database.list("SELECT to_regclass('a')")).containsExactly((String) null);

    Ended json = athanor("stamp base --output json");
    assertThat(json.json(0).at("/event").textValue()).isEqualTo("stamping");
    assertThat(json.json(1).at("/outcome").textValue()).isEqualTo("Arrived");
    assertThat(database.rows()).isEmpty();
    assertThat(database.list("SELECT direction || ' ' || revision FROM athanor.history ORDER BY 1"))
        .containsExactly("Stamp a1", "Stamp base");
  }

  @Test
  void aStampOnRowsThatTheScriptsDoNotHaveNeedsAPurge() throws SQLException {
    athanor("stamp a1");
    database.execute("UPDATE alembic_version SET version_num = 'gone'");
    Ended ended = athanor("stamp head");
    assertThat(ended.code()).isEqualTo(15);
    assertThat(ended.talk()).contains("FAILED: Can't locate revision identified by 'gone'");
    assertThat(database.rows()).containsExactly("gone");

    assertThat(athanor("stamp head --purge").code()).isZero();
    assertThat(database.rows()).containsExactly("b2");
  }

  @Test
  void theStatusOfADatabaseOnTheWay() throws SQLException {
    Ended empty = athanor("status --exit-code");
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.results())
        .contains("Revision    base; there is no version table yet", "Pending     2 revisions");

    athanor("upgrade a1");
    Ended half = athanor("status");
    assertThat(half.code()).isZero();
    assertThat(half.results())
        .contains("Revision    a1 message of a1", "Heads       b2 message of b2")
        .contains("Pending     1 revision", "Last steps by Athanor");

    athanor("upgrade head");
    assertThat(athanor("status --exit-code").code()).isZero();
    JsonNode status = athanor("status --output json").json(0);
    assertThat(status.at("/atHeads").booleanValue()).isTrue();
    assertThat(status.at("/pending").intValue()).isZero();
    assertThat(status.at("/history/0/revision").textValue()).isEqualTo("b2");

    database.execute("UPDATE alembic_version SET version_num = 'gone'");
    assertThat(athanor("status").results())
        .contains(
            "Revision    gone (not in these scripts)",
            "Pending     not known, for these scripts do not have gone");
    assertThat(athanor("status --output json").json(0).has("pending")).isFalse();
  }

  @Test
  void theVersionTableIsCreatedOnce() {
    Ended first = athanor("ensure_version");
    assertThat(first.code()).isZero();
    assertThat(first.talk()).containsExactly("Created the version table public.alembic_version");
    assertThat(athanor("ensure_version").talk())
        .containsExactly("The version table public.alembic_version is there");
    JsonNode answer = athanor("ensure_version --output json --version-table other").json(0);
    assertThat(answer.at("/versionTable").textValue()).isEqualTo("public.other");
    assertThat(answer.at("/created").booleanValue()).isTrue();
  }

  /** A failing run told a program alone, unlike every other command. */
  @Test
  void aFailedRunIsSaidToPeopleAndPrograms() {
    Ended ended = athanor("upgrade nothing --output json");
    assertThat(ended.code()).isEqualTo(16);
    assertThat(ended.talk().get(0))
        .startsWith("FAILED: Can't locate revision identified by 'nothing'");
    assertThat(ended.json(0).at("/failure/cause").textValue()).isEqualTo("RevisionNotFound");
  }

  /** Whoever lists the processes of a machine reads their arguments. */
  @Test
  void aPasswordInTheShadowsOptionIsRefusedWithoutShowingIt() {
    Ended ended = athanor("check --shadow-url postgresql://me:hidden@localhost/shadow");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.talk()).singleElement().asString().startsWith("FAILED: --shadow-url holds a");
    assertThat(ended.talk().toString()).doesNotContain("hidden");
  }

  private String name() throws SQLException {
    return database.list("SELECT current_database()").get(0);
  }

  private Ended athanor(String line) {
    return Ended.of(line, folder, environment);
  }
}
