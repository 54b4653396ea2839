package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a migration does to its session ends with it. */
class SessionResetIT extends RunOnDatabase {

  /** Each row: what a migration does, and what the next one sees of the session's state. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT set_config('search_path', '', false) | current_setting('search_path') | "$user", public
          SET search_path = pg_catalog | current_setting('search_path') | "$user", public
          SET ROLE pg_monitor | current_user | postgres
          SET SESSION AUTHORIZATION pg_monitor | session_user | postgres
          SET IntervalStyle = 'iso_8601' | current_setting('IntervalStyle') | postgres
          SET lock_timeout = 0 | current_setting('lock_timeout') | 200ms
          SET idle_in_transaction_session_timeout = 0 | current_setting('idle_in_transaction_session_timeout') | 1min
          SET default_transaction_isolation = 'serializable' | current_setting('default_transaction_isolation') | read committed
          CREATE TEMP TABLE t (x int) | to_regclass('pg_temp.t')::text | none
          PREPARE p AS SELECT 1 | (SELECT count(*) FROM pg_prepared_statements)::text | 0
          DECLARE c CURSOR WITH HOLD FOR SELECT 1 | (SELECT count(*) FROM pg_cursors)::text | 0
          LISTEN news | (SELECT count(*) FROM pg_listening_channels())::text | 0
          """)
  void endsWithTheMigration(String does, String sees, String expected) throws SQLException {
    project
        .add("aaaa", "", does + ";", "")
        .add(
            "bbbb",
            "aaaa",
            "CREATE TABLE public.seen AS SELECT coalesce(" + sees + ", 'none') AS state;",
            "");

    RunReport report = harness().go("head");

    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.ARRIVED);
    assertThat(database.list("SELECT state FROM seen")).containsExactly(expected);
    assertThat(database.rows()).containsExactly("bbbb");
  }
}
