package dev.athanor.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.engine.check.CheckAnswer.Compared;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.StopSignal.Reason;
import dev.athanor.engine.run.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database beside the database: made and gone, or lent and empty again. */
class ShadowIT {

  private static final String ALL_OBJECTS =
      "SELECT classid::regclass || objid::text FROM pg_depend WHERE objid >= 16384"
          + " UNION SELECT 'namespace ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_'"
          + " ORDER BY 1";

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void createDatabase(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project = new Project(folder);
  }

  @Test
  void aCreatedShadowIsNamedAndGone() throws Exception {
    project.add("a", "", "CREATE TABLE a (x int);", "");
    CheckHarness check = upgraded();
    assertThat(((Compared) check.answer()).differences()).isEmpty();
    assertThat(check.shadows).singleElement().asString().startsWith("created athanor_shadow_");
    assertThat(check.warnings).isEmpty();
    assertThat(shadowsLeft()).isEmpty();
  }

  @Test
  void itHasTheLocaleOfTheTarget() throws Exception {
    assumeTrue(database.majorVersion() >= 16, "older servers have no rules of a database's own");
    database.execute(
        "CREATE DATABASE with_icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de-AT' ICU_RULES"
            + " '&a < g' LC_COLLATE 'C' LC_CTYPE 'C'");
    DatabaseSettings target = database.settings().withDatabase("with_icu");
    String query =
        "SELECT to_jsonb(d) - '{oid,datname,datdba,dattablespace,datfrozenxid,datminmxid,datacl,"
            + "datcollversion}'::text[] FROM pg_database d WHERE datname = ";
    CheckHarness check = new CheckHarness(target, project.folder());
    try (var connection = target.connect();
        var shadow = CreatedShadow.create(connection, target, check)) {
      assertThat(database.list(query + "'" + shadow.name() + "'"))
          .isEqualTo(database.list(query + "'with_icu'"));
    }
    assertThat(shadowsLeft()).isEmpty();
  }

  @Test
  void aCheckThatIsToldToStopLeavesNoShadow() throws Exception {
    project.add(
        "a",
        "",
        "SELECT pg_sleep(CASE WHEN current_database() LIKE 'athanor%' THEN 60" + " ELSE 0 END);",
        "");
    CheckHarness check = upgraded();
    CompletableFuture<RunEnded> end =
        CompletableFuture.supplyAsync(
            () -> catchThrowableOfType(RunEnded.class, check::answer),
            work -> new Thread(work, "check").start());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                !database
                    .list("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                    .isEmpty());
    check.stop.request(Reason.TOLD);
    assertThat(end.get().outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(shadowsLeft()).isEmpty();
  }

  @Test
  void aLentShadowIsEmptyAgain() throws Exception {
    TestDatabase lent = TestDatabase.create();
    lent.execute("CREATE EXTENSION citext; CREATE SCHEMA mine");
    List<String> before = lent.list(ALL_OBJECTS);
    database.execute("CREATE EXTENSION citext; CREATE SCHEMA mine");
    project.add(
        "a",
        "",
        """
        CREATE EXTENSION hstore;
        CREATE SCHEMA shop; CREATE SCHEMA "Odd one";
        CREATE TYPE mood AS ENUM ('fine'); CREATE DOMAIN d AS int;
        CREATE TABLE a (id serial, email citext, m mood, d d);
        CREATE TABLE mine.b (h hstore);
        CREATE VIEW v AS SELECT * FROM a; CREATE MATERIALIZED VIEW m AS SELECT * FROM v;
        CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
        CREATE AGGREGATE g(*) (sfunc = int8inc, stype = int8, initcond = '0');
        CREATE SEQUENCE s; CREATE COLLATION c FROM "C";
        CREATE TABLE "Odd one"."t.t" ();
        CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION e();
        """,
        "");
    CheckHarness check = upgraded();
    check.shadow = lent.settings();
    assertThat(((Compared) check.answer()).differences()).isEmpty();
    assertThat(check.shadows).singleElement().asString().startsWith("lent postgresql://");
    assertThat(check.warnings).isEmpty();
    assertThat(lent.list(ALL_OBJECTS)).isEqualTo(before);
    assertThat(((Compared) check.answer()).differences()).isEmpty();
  }

  @Test
  void aLentShadowIsEmptyAgainAfterAFailure() throws Exception {
    TestDatabase lent = TestDatabase.create();
    database.execute("CREATE TABLE by_hand ()");
    project.add("a", "", "CREATE TABLE a (x int);", "");
    project.add("b", "a", "CREATE TABLE b (LIKE by_hand);", "");
    CheckHarness check = upgraded();
    check.shadow = lent.settings();
    assertThat(refused(check).failure().message())
        .isEqualTo(
            "In the shadow database " + lent.settings() + ": relation \"by_hand\" does not exist");
    assertThat(lent.list("SELECT relname FROM pg_class WHERE oid >= 16384")).isEmpty();
  }

  @Test
  void aShadowThatIsNotEmptyIsRefusedAndLeftAlone() throws Exception {
    TestDatabase lent = TestDatabase.create();
    lent.execute("CREATE TABLE precious (x int); CREATE TABLE alembic_version (v text)");
    project.add("a", "", "CREATE TABLE a (x int);", "");
    CheckHarness check = upgraded();
    check.shadow = lent.settings();
    RunEnded end = refused(check);
    assertThat(end.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(end.failure().message())
        .isEqualTo(
            "The shadow database "
                + lent.settings()
                + " is not empty: it has table public.alembic_version, table public.precious.")
        .doesNotContain("secret");
    assertThat(lent.list("SELECT to_regclass('precious') IS NOT NULL")).containsExactly("t");
    assertThat(check.shadows).isEmpty();
  }

  @Test
  void theDatabaseItselfIsNoShadow() throws Exception {
    project.add("a", "", "SELECT 1;", "");
    CheckHarness check = upgraded();
    check.shadow = database.settings();
    assertThat(refused(check).failure().message())
        .isEqualTo("The shadow database is the one to be checked: " + database.settings());
    assertThat(database.rows()).containsExactly("a");
  }

  @Test
  void aShadowThatAnotherCheckUsesIsRefused() throws Exception {
    TestDatabase lent = TestDatabase.create();
    project.add("a", "", "SELECT 1;", "");
    CheckHarness check = upgraded();
    check.shadow = lent.settings();
    try (var target = database.connect();
        var other = LentShadow.take(lent.settings(), target, check.table, check)) {
      RunEnded end = refused(check);
      assertThat(end.outcome()).isEqualTo(Outcome.LOCKED);
      assertThat(end.failure().message())
          .startsWith("Another check uses the shadow database " + other.name() + ": pid ");
    }
  }

  @Test
  void aShadowThatCannotBeReachedIsNamed() throws Exception {
    project.add("a", "", "SELECT 1;", "");
    CheckHarness check = upgraded();
    check.shadow =
        DatabaseSettings.fromUrl(
            "postgresql://postgres:hidden@localhost:" + database.port() + "/absent",
            "--shadow-url",
            Map.of());
    RunEnded end = refused(check);
    assertThat(end.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(end.failure().cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
    assertThat(end.failure().message())
        .contains("postgresql://postgres@localhost:" + database.port() + "/absent")
        .doesNotContain("hidden");
  }

  private CheckHarness upgraded() {
    CheckHarness check = new CheckHarness(database.settings(), project.folder());
    check.upgrade();
    return check;
  }

  private List<String> shadowsLeft() throws SQLException {
    return database.list("SELECT datname FROM pg_database WHERE datname LIKE 'athanor%'");
  }

  private static RunEnded refused(CheckHarness check) {
    return catchThrowableOfType(RunEnded.class, check::answer);
  }
}
