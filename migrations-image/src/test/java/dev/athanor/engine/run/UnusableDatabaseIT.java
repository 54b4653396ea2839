package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told when a database cannot be used, and whether anybody should wait. */
class UnusableDatabaseIT {

  private TestDatabase database;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) throws SQLException {
    database = TestDatabase.create();
    project = new Project(folder).add("aaaa", "", "CREATE TABLE a (id int);", "DROP TABLE a;");
  }

  private RunReport run(String url) {
    return new RunHarness(
            DatabaseSettings.fromEnvironment(Map.of("DATABASE_URL", url)), project.folder())
        .go("head");
  }

  private static Failure failure(RunReport report) {
    return Objects.requireNonNull(report.failure(), "the run arrived");
  }

  private interface Answer {
    void to(Socket client) throws IOException;
  }

  private RunReport runAgainst(Answer answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server, answer), "no-postgresql");
      thread.setDaemon(true);
      thread.start();
      return run(database.urlAt("127.0.0.1", server.getLocalPort(), "u") + "?connect_timeout=2");
    }
  }

  private static void serve(ServerSocket server, Answer answer) {
    while (!server.isClosed()) {
      try {
        answer.to(server.accept());
      } catch (IOException e) {
        // The test is over, or this client is; the next one may come.
      }
    }
  }

  @Test
  @Timeout(30)
  void aServerThatSaysNothingDoesNotHoldARunForEver() throws IOException {
    RunReport report = runAgainst(client -> client.setKeepAlive(true));

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).hint()).contains("a PostgreSQL server that listens there");
  }

  @Test
  void aServerThatHangsUpIsNamedAsPerhapsNoPostgres() throws IOException {
    RunReport report = runAgainst(Socket::close);

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).message()).contains("closed it without an answer");
    assertThat(failure(report).hint()).contains("a PostgreSQL server that listens there");
  }

  @Test
  void aServerOfAnotherProtocolIsNamedAsPerhapsNoPostgres() throws IOException {
    RunReport report =
        runAgainst(
            client -> {
              client.getInputStream().read();
              client
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              client.close();
            });

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).hint()).contains("a PostgreSQL server that listens there");
  }

  @Test
  void aNameThatNobodyKnowsIsNamedAsSuch() {
    RunReport report = run("postgresql://u:secret@nowhere.invalid/d");

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
    assertThat(failure(report).message()).contains("The host name cannot be resolved.");
  }

  @ParameterizedTest
  @CsvSource({
    "57P03,the database system is starting up,Wait: it takes connections when it has started",
    "53300,sorry too many clients already,Wait for other connections to end",
    "57P01,terminating connection due to administrator command,",
  })
  void aServerThatIsNotReadyIsWaitedFor(String state, String said, @Nullable String hint)
      throws IOException {
    RunReport report =
        runAgainst(
            client -> {
              // TLS is asked for first.
              client.getInputStream().readNBytes(8);
              client.getOutputStream().write('N');
              byte[] error =
                  ("SFATAL\0VFATAL\0C" + state + "\0M" + said + "\0\0")
                      .getBytes(StandardCharsets.US_ASCII);
              DataOutputStream out = new DataOutputStream(client.getOutputStream());
              out.write('E');
              out.writeInt(error.length + 4);
              out.write(error);
              out.flush();
              client.getInputStream().readNBytes(100);
              client.close();
            });

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
    assertThat(failure(report).message()).contains(said);
    assertThat(String.valueOf(failure(report).hint())).startsWith(String.valueOf(hint));
  }

  @Test
  void aRoleWithoutAConnectionLeftIsWaitedFor() throws SQLException {
    String role = "limited_" + System.nanoTime();
    database.execute("CREATE ROLE " + role + " LOGIN CONNECTION LIMIT 0");

    RunReport report = run(database.urlAt("localhost", database.port(), role));

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).message()).contains("too many connections for role");
    assertThat(failure(report).hint()).contains("the limit of the role");
  }

  @Test
  void aDatabaseThatIsNotThereIsToBeCreated() {
    RunReport report = run(database.url() + "gone");

    assertThat(report.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(failure(report).hint()).startsWith("Create the database, or correct its name");
  }

  @Test
  void aMissingRightIsNothingToWaitFor() throws SQLException {
    String role = "weak_" + database.port() + "_" + System.nanoTime();
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)");
    database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");

    RunReport report = run(database.urlAt("localhost", database.port(), role));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).cause()).isEqualTo(Cause.SQL_ERROR);
    assertThat(failure(report).message()).contains("permission denied for table alembic_version");
    assertThat(failure(report).hint()).startsWith("Grant the right to this role");
  }

  @Test
  void aSchemaThatIsNotThereIsNotBlamedOnAScript() throws SQLException {
    RunHarness harness = new RunHarness(database.settings(), project.folder());
    harness.table = VersionTable.named(null, "nosuch");

    RunReport report = harness.go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure(report).file()).isNull();
    assertThat(failure(report).message()).contains("There is no schema nosuch in this database");
    assertThat(database.list("SELECT nspname FROM pg_namespace WHERE nspname = 'athanor'"))
        .isEmpty();
  }

  @Test
  void aVersionTableLockedByAnotherIsWaitedFor() throws SQLException {
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE");

      RunReport report = new RunHarness(database.settings(), project.folder()).go("head");

      assertThat(report.outcome()).isEqualTo(Outcome.LOCKED);
      assertThat(failure(report).message()).contains("keeps the version table locked");
      assertThatThrownBy(
              () -> CurrentRows.read(database.settings(), VersionTable.named(null, null)))
          .isInstanceOfSatisfying(
              CurrentRows.Unreadable.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.LOCKED))
          .hasMessageContaining("Hint: Wait for it to end");
    }
  }

  @Test
  void aVersionTableLockedAgainstWritersIsNotBlamedOnTheScript() throws SQLException {
    database.execute("CREATE TABLE alembic_version (version_num varchar(32) NOT NULL)");
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE alembic_version IN SHARE MODE");
      RunHarness harness = new RunHarness(database.settings(), project.folder());
      harness.retries = new RetrySchedule(1, Duration.ofMillis(10), Duration.ofMillis(10));

      RunReport report = harness.go("head");

      assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(failure(report).file()).isNull();
      assertThat(failure(report).message()).startsWith("The version table or the history cannot");
      assertThat(failure(report).sqlState()).isEqualTo("55P03");
    }
  }

  @Test
  void theSessionKeepsItsNameAfterItsFirstMigration() throws SQLException {
    project.add(
        "bbbb", "aaaa", "CREATE TABLE b AS SELECT current_setting('application_name');", "");

    new RunHarness(database.settings(), project.folder()).go("head");

    assertThat(database.list("SELECT * FROM b")).containsExactly("run-1");
  }

  @Test
  void anImageWithoutScriptsHasNotArrived(@TempDir Path empty) {
    RunReport report = new RunHarness(database.settings(), new Project(empty).folder()).go("head");

    assertThat(report.outcome()).isEqualTo(Outcome.USAGE);
    assertThat(failure(report).message()).contains("there is no script here");
  }

  @Test
  void everyOtherFindingIsListedOnce(@TempDir Path bad) {
    Project two = new Project(bad).write("a b", "", "").write("c", "x", "");

    Failure failure = failure(new RunHarness(database.settings(), two.folder()).go("head"));

    assertThat(failure.message()).isEqualTo("a Revision ID has no blanks and no commas");
    assertThat(failure.hint()).isNull();
    failure =
        failure(new RunHarness(database.settings(), two.write("d,", "", "").folder()).go("head"));
    assertThat(failure.hint())
        .isEqualTo(
            "There is more to mend:\nversions/d,_script.sql:3: a Revision ID has no blanks and no"
                + " commas");
  }
}
