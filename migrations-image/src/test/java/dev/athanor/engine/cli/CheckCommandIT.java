package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.engine.cli.AthanorProcess.Ended;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code athanor check} as a person has it. */
class CheckCommandIT {

  private Path folder;
  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path temporary) throws SQLException {
    folder = temporary;
    database = TestDatabase.create();
    project = new Project(folder);
  }

  @Test
  void itSaysWhetherAnUpgradeWouldHaveAnythingToDo() throws Exception {
    project.add("a", "", "CREATE TABLE a (x int NOT NULL);", "");
    Ended ended = athanor("check");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors())
        .containsExactly(
            "FAILED: Target database is not up to date.", "  It is at base, the scripts are at a.");

    athanor("upgrade", "head");
    ended = athanor("check");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).containsExactly("No new upgrade operations detected.");
    assertThat(ended.errors())
        .singleElement()
        .asString()
        .matches(
            "Building the wanted schema in athanor_shadow_[0-9a-f]{12}, which is dropped again");

    database.execute("ALTER TABLE a ALTER x DROP NOT NULL, ADD y text");
    ended = athanor("check", "--quiet");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .containsExactly(
            "modify column public.a.x nullable: NULL -> NOT NULL", "remove column public.a.y");
    assertThat(ended.errors()).containsExactly("FAILED: New upgrade operations detected: 2");

    Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE a (y text, x int);");
    assertThat(athanor("check", "--schema", "schema.sql").exitCode()).isZero();
  }

  @Test
  void aProgramGetsOneObject() throws Exception {
    project.add("a", "", "CREATE TABLE a (x int);", "");
    athanor("upgrade", "head");
    database.execute("ALTER TABLE a ALTER x SET DEFAULT 1; CREATE TABLE b ()");
    Ended ended = athanor("check", "--output", "json");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).hasSize(1);
    JsonNode answer = new ObjectMapper().readTree(ended.lastLine());
    assertThat(answer.at("/differences/0/operation").textValue()).isEqualTo("remove");
    assertThat(answer.at("/differences/0/kind").textValue()).isEqualTo("table");
    assertThat(answer.at("/differences/0/name").textValue()).isEqualTo("public.b");
    assertThat(answer.at("/differences/1/attribute").textValue()).isEqualTo("default");
    assertThat(answer.at("/differences/1/wanted").isNull()).isTrue();
    assertThat(answer.at("/differences/1/found").textValue()).isEqualTo("1");
    assertThat(answer.at("/foundFingerprint").textValue()).startsWith("sha256:");
  }

  @Test
  void aFailureInTheShadowIsASentenceWithItsPlace() throws Exception {
    project.add("a", "", "CREATE TABLE a (x int);", "");
    athanor("upgrade", "head");
    Files.writeString(folder.resolve("schema.sql"), "\nCREATE TABLE a (x nothing);");
    Ended ended = athanor("check", "--schema", "schema.sql", "--quiet");
    assertThat(ended.exitCode()).isEqualTo(13);
    assertThat(ended.errors().get(0))
        .matches(
            "FAILED: In the shadow database athanor_shadow_\\w+: type \"nothing\" does not exist");
    assertThat(ended.errors().get(1)).endsWith("schema.sql:2");
  }

  @Test
  void aBadShadowUrlIsRefusedWithoutShowingIt() throws Exception {
    project.add("a", "", "CREATE TABLE a (x int);", "");
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("ATHANOR_SHADOW_URL", "mysql://root:hidden@localhost/x");
    Ended ended = AthanorProcess.run(folder, environment, "check");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.errors())
        .containsExactly(
            "FAILED: ATHANOR_SHADOW_URL does not begin with postgresql:// or postgres://.");
  }

  @Test
  void aCheckThatIsTerminatedLeavesNoShadow() throws Exception {
    String sleepInShadow =
        "SELECT pg_sleep(CASE WHEN current_database() LIKE 'athanor%' THEN 60 ELSE 0 END);";
    project.add("a", "", sleepInShadow, "");
    athanor("upgrade", "head");
    AthanorProcess process = AthanorProcess.start(folder, environment(), "check");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                !database
                    .list("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
                    .isEmpty());
    process.terminate();
    Ended ended = process.end();
    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(ended.errors())
        .contains("FAILED: The check was told to stop; the database was only looked at.");
    assertThat(database.list("SELECT datname FROM pg_database WHERE datname LIKE 'athanor%'"))
        .isEmpty();
  }

  private Ended athanor(String... arguments) {
    return AthanorProcess.run(folder, environment(), arguments);
  }

  private Map<String, String> environment() {
    return Map.of("DATABASE_URL", database.url());
  }
}
