package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history says and is told, as a person and as a program have it. */
class HistoryCommandsIT {

  private final TestDatabase database;
  private final Path folder;
  private final Project project;
  private final Map<String, String> environment = new HashMap<>();

  HistoryCommandsIT(@TempDir Path folder) throws SQLException {
    this.folder = folder;
    database = TestDatabase.create();
    environment.put("DATABASE_URL", database.url());
    project =
        new Project(folder)
            .add("a1", "", "CREATE TABLE a (x int);", "DROP TABLE a;")
            .add("b2", "a1", "CREATE TABLE b (x int);", "DROP TABLE b;");
  }

  private Ended athanor(String line) {
    return Ended.of(line, folder, environment);
  }

  private void edit() {
    project
        .add("a1", "", "CREATE TABLE a (x bigint);", "DROP TABLE a;")
        .add("ab", "a1", "SELECT 1;", "SELECT 1;")
        .add("b2", "ab", "CREATE TABLE b (x int);", "DROP TABLE b;");
  }

  @Test
  void editedScriptsAreToldDeniedAndAccepted() {
    athanor("upgrade head");
    edit();

    assertThat(athanor("status").results())
        .anyMatch(line -> line.startsWith("Edited      versions/a1_script.sql was edited after"))
        .anyMatch(line -> line.startsWith("Inserted    versions/ab_script.sql came in below b2"));
    JsonNode status = athanor("status --output json").json(0);
    assertThat(status.at("/edited/0").textValue()).isEqualTo("a1");
    assertThat(status.at("/inserted/0").textValue()).isEqualTo("ab");
    assertThat(status.at("/repointed")).isEmpty();
    Ended denied = athanor("migrate head --policy downgrade=Deny --policy edited=Deny");
    assertThat(denied.code()).isEqualTo(16);
    assertThat(denied.talk()).anyMatch(line -> line.contains("athanor accept ab a1"));
    assertThat(athanor("plan head --output json").json(0).at("/event").textValue())
        .isEqualTo("warning");

    Ended accepted = athanor("accept a1");
    assertThat(accepted.code()).isZero();
    assertThat(accepted.results())
        .containsExactly("Accepted a1 as it is in versions/a1_script.sql (edited)");
    assertThat(athanor("accept a1").code()).isEqualTo(16);
    JsonNode rest = athanor("accept --all --output json").json(0);
    assertThat(rest.at("/accepted/0/revision").textValue()).isEqualTo("ab");
    assertThat(rest.at("/accepted/0/kind").textValue()).isEqualTo("inserted");
    assertThat(athanor("accept --all").results())
        .containsExactly("Nothing to accept: every script is what the database has.");
    assertThat(athanor("migrate head --policy edited=Deny").code()).isZero();
    assertThat(athanor("status").results())
        .anyMatch(
            line -> line.matches("  .*  accept     ab, inserted: versions/ab_.*, by postgres"));
  }

  @Test
  void checkTellsOfEditedScriptsToo() {
    athanor("upgrade head");
    project.add("a1", "", "CREATE TABLE a (x int); SELECT 2;", "DROP TABLE a;");
    Ended check = athanor("check");
    assertThat(check.code()).isZero();
    assertThat(check.talk()).anyMatch(line -> line.contains("a1_script.sql was edited after"));
  }

  @Test
  void aLineThatMakesNoSense() {
    assertThat(athanor("accept").code()).isEqualTo(2);
    assertThat(athanor("accept a1 --all").code()).isEqualTo(2);
    Ended pending = athanor("accept a1 --output json");
    assertThat(pending.code()).isEqualTo(16);
    assertThat(pending.json(0).at("/failure/message").textValue())
        .contains("has no history of Athanor");
    Ended policy = athanor("upgrade head --policy edited=Never");
    assertThat(policy.code()).isEqualTo(2);
    assertThat(policy.talk().toString()).contains("edited=Report or edited=Deny, not edited=Never");
  }

  @Test
  void anOwnerIsShownAndTakesOverByName() {
    environment.put("ATHANOR_OWNER", "c/shop/orders");
    athanor("upgrade a1");
    environment.put("ATHANOR_OWNER", "c/shop/renamed");
    Ended refused = athanor("upgrade head --output json");
    assertThat(refused.code()).isEqualTo(10);
    assertThat(refused.json(0).at("/failure/cause").textValue()).isEqualTo("ManagedByAnother");
    assertThat(refused.json(0).at("/history/owner").textValue()).isEqualTo("c/shop/orders");

    assertThat(athanor("upgrade head --adopt c/shop/orders").code()).isZero();

    assertThat(athanor("status").results())
        .contains("Owner       c/shop/renamed")
        .anyMatch(line -> line.matches("  .*  adopt      a1, from c/shop/orders, by postgres"));
    assertThat(athanor("status --output json").json(0).at("/owner").textValue())
        .isEqualTo("c/shop/renamed");
    environment.remove("ATHANOR_OWNER");
    Ended nobody = athanor("upgrade head --adopt c/shop/renamed");
    assertThat(nobody.code()).isEqualTo(2);
    assertThat(nobody.talk().toString()).contains("ATHANOR_OWNER, which is not set");
  }

  @Test
  void whatAnotherHandMovedIsInTheStatus() throws SQLException {
    athanor("upgrade head");
    database.execute("DROP TABLE b; UPDATE alembic_version SET version_num = 'a1'");
    assertThat(athanor("status").results())
        .contains("Moved       by another hand; Athanor left it at b2");
    assertThat(athanor("status --output json").json(0).at("/movedFrom/0").textValue())
        .isEqualTo("b2");
    assertThat(athanor("upgrade head").code()).isZero();
    assertThat(athanor("status").results())
        .noneMatch(line -> line.startsWith("Moved"))
        .anyMatch(line -> line.contains("  found      a1, moved by another hand from b2, by "));
  }

  @Test
  void aStatementThatWasLeftOpenIsSettled() throws SQLException {
    database.execute("CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'");
    project.addAutocommit("c3", "b2", "CALL p();\nCALL p();");
    athanor("upgrade b2");
    String fingerprint = new dev.athanor.engine.sql.SqlStatement("CALL p()", 6).fingerprint();
    String name = fingerprint.substring(0, 8);
    for (int occurrence : new int[] {1, 2}) {
      database.execute(
          "INSERT INTO athanor.progress (version_table, revision, direction, statement, occurrence,"
              + " state, file, line, masked) VALUES ('public.alembic_version', 'c3', 'Upgrade', '"
              + fingerprint
              + "', "
              + occurrence
              + ", 'started', 'versions/c3_script.sql', "
              + (5 + occurrence)
              + ", 'CALL p()')");
    }

    assertThat(athanor("upgrade head").talk())
        .anyMatch(line -> line.contains("athanor resolve c3 --statement " + name + " --done"));
    assertThat(athanor("resolve c3").code()).isEqualTo(2);
    assertThat(athanor("resolve c3 --done --redo").code()).isEqualTo(2);
    assertThat(athanor("resolve c3 --done --statement 0").code()).isEqualTo(16);
    assertThat(athanor("resolve c3 --done").talk())
        .contains(
            "FAILED: Of revision c3 several statements are open; say which with --statement ID.");
    JsonNode first = athanor("resolve c3 --done --statement " + name + " --output json").json(0);
    assertThat(first.at("/statement").textValue()).isEqualTo("CALL p()");
    assertThat(first.at("/line").intValue()).isEqualTo(6);
    assertThat(first.at("/answer").textValue()).isEqualTo("done");
    assertThat(athanor("resolve c3 --redo").results())
        .containsExactly(
            "Revision c3, versions/c3_script.sql:7: not done; the next run does it again",
            "  CALL p()");
    Ended nothing = athanor("resolve c3 --redo");
    assertThat(nothing.code()).isEqualTo(16);
    assertThat(athanor("upgrade head").code()).isZero();
  }
}
