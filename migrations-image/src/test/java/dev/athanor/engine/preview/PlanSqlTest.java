package dev.athanor.engine.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.sql.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanSqlTest {

  private static final String ID = "sha256:ab";

  private final Project project;

  PlanSqlTest(@TempDir Path folder) {
    project = new Project(folder);
  }

  private List<PlannedMigration> steps() {
    ScriptDirectory scripts = ScriptDirectory.load(Locations.of(project.folder()));
    return Planner.upgrade(scripts.graph(), List.of(), "heads").steps().stream()
        .map(step -> planned(step, scripts))
        .toList();
  }

  private static PlannedMigration planned(Step step, ScriptDirectory scripts) {
    Script script = scripts.find(step.revision().id()).orElseThrow();
    boolean first = step.revision().id().equals("a1");
    return new PlannedMigration(
        step,
        script.upgrade().orElseThrow(),
        script.file().toString(),
        1,
        first ? new Loss(6, "DROP TABLE", true) : null);
  }

  @Test
  void everyStepIsThereAsItIsWritten() throws IOException {
    project
        .add("a1", "", "DROP TABLE a; -- no more of it", "")
        .addAutocommit("b2", "a1", "CREATE INDEX CONCURRENTLY i ON b (x)");

    assertThat(PlanSql.of(ID, steps(), PlanSql.MOST).text())
        .isEqualTo(
            """
            -- Plan sha256:ab

            -- upgrade a1, message of a1
            -- versions/a1_script.sql, can lose data: DROP TABLE, line 6
            DROP TABLE a; -- no more of it

            -- upgrade b2, message of b2
            -- versions/b2_script.sql, outside a transaction
            CREATE INDEX CONCURRENTLY i ON b (x)
            """);
  }

  @Test
  void noPasswordIsInIt() throws IOException {
    project.add(
        "a1",
        "",
        """
        -- as before: PASSWORD 's3cret-1'
        CREATE ROLE app LOGIN PASSWORD 's3cret-1';
        ALTER USER app ENCRYPTED PASSWORD E's3cret-2';
        CREATE USER MAPPING FOR app SERVER f OPTIONS (user 'app', password 's3cret-3');
        CREATE SERVER g FOREIGN DATA WRAPPER w OPTIONS (aws_secret_key 's3cret-4', region 'north');
        CREATE SUBSCRIPTION s CONNECTION 'host=h password=s3cret-5' PUBLICATION p;
        SELECT dblink_connect('host=h password=s3cret-6');
        DO $$ BEGIN EXECUTE $q$ALTER ROLE app PASSWORD 's3cret-7'$q$; END $$;
        COMMENT ON ROLE app IS 'its password is kept elsewhere';""",
        "");

    String text = PlanSql.of(ID, steps(), PlanSql.MOST).text();

    assertThat(text)
        .doesNotContain("s3cret")
        .contains("LOGIN PASSWORD '********';", "region 'north'", "user 'app'")
        .contains("'its password is kept elsewhere'");
  }

  @Test
  void whatIsTooLongIsCutAtALineAndSaysSo() throws IOException {
    project
        .add("a1", "", "INSERT INTO t VALUES (1);\n".repeat(100).strip(), "")
        .add("b2", "a1", "SELECT 'never shown';", "");

    String text = PlanSql.of(ID, steps(), 1000).text();

    assertThat(text)
        .startsWith("-- Plan sha256:ab\n")
        .doesNotContain("never shown")
        .endsWith(
            "INSERT INTO t VALUES (1);\n\n-- Cut here: 1,737 characters of 2 steps are not shown."
                + " The scripts are in the image; athanor upgrade or downgrade with --sql prints"
                + " them.\n");
    assertThat(text.substring(0, text.indexOf("\n-- Cut here"))).hasSizeBetween(970, 1001);
  }

  @Test
  void aPasswordOnTheCutIsNotHalfShown() throws IOException {
    project.add("a1", "", "ALTER ROLE a PASSWORD '" + "s3cret\n".repeat(100) + "';", "");

    assertThat(PlanSql.of(ID, steps(), 300).text()).doesNotContain("s3cret");
  }
}
