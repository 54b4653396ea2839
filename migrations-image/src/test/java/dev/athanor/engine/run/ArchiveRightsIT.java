package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SQL that another role could have written is not run with the rights of this one. */
class ArchiveRightsIT extends OlderScripts {

  private static final String UNUSED = "the way down that the history keeps is not used, for ";

  private String role = "";

  @AfterEach
  void dropRole() throws SQLException {
    if (!role.isEmpty()) {
      database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
    }
  }

  private String login() throws SQLException {
    role = "role_" + Long.toHexString(System.nanoTime());
    database.execute("CREATE ROLE " + role + " LOGIN");
    return role;
  }

  @Test
  void aRoleWithAnyRightToWriteIsNamedAndNothingOfTheirsRuns() throws SQLException {
    String other = login();
    for (String right : List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER")) {
      database.execute("GRANT " + right + " ON athanor.history TO " + other);
      assertThat(hint(harness().go("bbbb")))
          .as(right)
          .contains(UNUSED + other + " can write athanor.history too");
      database.execute("REVOKE ALL ON athanor.history FROM " + other);
    }
    database.execute("GRANT UPDATE (downgrade) ON athanor.history TO " + other);
    assertThat(hint(harness().go("bbbb"))).contains(UNUSED + other);
    database.execute("REVOKE ALL (downgrade) ON athanor.history FROM " + other);
    database.execute("GRANT SELECT ON athanor.history TO " + other);
    assertThat(harness().go("bbbb").outcome()).isEqualTo(Outcome.ARRIVED);
  }

  @Test
  void theWholeWorldIsNamedToo() throws SQLException {
    String other = login();
    database.execute("GRANT INSERT ON athanor.history TO PUBLIC");
    assertThat(hint(harness().go("bbbb"))).contains(other);
  }

  /** Two services whose roles are members of one that owns the tables. */
  @Test
  void aMemberOfTheOwnerIsAnotherRole() throws SQLException {
    String other = login();
    String group = other + "_group";
    database.execute(
        "CREATE ROLE " + group + " NOLOGIN; ALTER TABLE athanor.history OWNER TO " + group);
    try {
      assertThat(harness().go("bbbb").outcome())
          .as("the owner has no members but superusers")
          .isEqualTo(Outcome.ARRIVED);
      newer().go("head");
      // What it does not inherit it can still become by SET ROLE.
      database.execute("ALTER ROLE " + other + " NOINHERIT; GRANT " + group + " TO " + other);
      assertThat(hint(harness().go("bbbb"))).contains(UNUSED + other);
    } finally {
      database.execute("ALTER TABLE athanor.history OWNER TO postgres; DROP ROLE " + group);
    }
  }

  /** The tables belong to the role that migrates, as on most databases of services. */
  @Test
  void aRoleThatOwnsTheHistoryGoesDownAndOneThatDoesNotGoesNowhere() throws SQLException {
    String own = login();
    database.execute(
        "ALTER SCHEMA athanor OWNER TO "
            + own
            + "; ALTER TABLE athanor.history OWNER TO "
            + own
            + "; ALTER TABLE athanor.progress OWNER TO "
            + own
            + "; ALTER TABLE athanor.layout OWNER TO "
            + own
            + "; ALTER TABLE alembic_version OWNER TO "
            + own
            + "; ALTER TABLE a OWNER TO "
            + own
            + "; ALTER TABLE b OWNER TO "
            + own
            + "; ALTER TABLE c OWNER TO "
            + own
            + "; ALTER TABLE d OWNER TO "
            + own);
    RunHarness theirs =
        new RunHarness(
            DatabaseSettings.fromEnvironment(
                Map.of("DATABASE_URL", database.urlAt("localhost", database.port(), own))),
            project.folder());
    assertThat(hint(harness().go("bbbb")))
        .as("what a superuser runs, another one could have written")
        .contains(UNUSED + own);

    String group = own + "_group";
    database.execute(
        "CREATE ROLE "
            + group
            + " NOLOGIN; ALTER SCHEMA athanor OWNER TO "
            + group
            + "; GRANT USAGE ON SCHEMA athanor TO "
            + own);
    try {
      assertThat(hint(theirs.go("bbbb")))
          .as("whoever owns the schema can put another table there")
          .contains(UNUSED + group);
    } finally {
      database.execute("ALTER SCHEMA athanor OWNER TO " + own + "; DROP ROLE " + group);
    }

    RunReport report = theirs.go("bbbb");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
  }
}
