package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS, certificates and SCRAM with a real server, beside libpq. */
class TlsIT {

  @TempDir static Path folder = Path.of("");
  private static Authority authority;
  private static TlsServer server;
  private static TestDatabase withoutTls;
  private static Project project;

  @BeforeAll
  static void begin() throws Exception {
    authority = new Authority(folder, "authority");
    Authority stranger = new Authority(folder, "stranger");
    assertThat(stranger.certificate()).exists();
    server = new TlsServer(folder, authority);
    withoutTls = TestDatabase.create();
    project =
        new Project(Files.createDirectory(folder.resolve("scripts")))
            .add("aaaa", "", "SELECT 1;", "");
  }

  @AfterAll
  static void end() throws IOException {
    server.close();
  }

  private static DatabaseSettings settings(String url) {
    return DatabaseSettings.fromEnvironment(Map.of("DATABASE_URL", url));
  }

  private static String url(String role, String query) {
    return "postgresql://%s:s3cret@localhost:%d/postgres?%s"
        .formatted(role, server.port(), query.replace("DIR", folder.toString()));
  }

  private static String outcome(String url) {
    try (Connection connection = settings(url).connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      row.next();
      return row.getBoolean(1) ? "tls" : "plain";
    } catch (SQLException | InvalidDatabaseUrl e) {
      return "refused";
    }
  }

  private static Failure failure(String url) {
    RunReport report = new RunHarness(settings(url), project.folder()).go("head");
    assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(report.outcome().exitCode()).isEqualTo(12);
    assertThat(report.toString()).doesNotContain("s3cret");
    return Objects.requireNonNull(report.failure());
  }

  /** Which server, which mode, whose certificate, by which name: what becomes of it. */
  @ParameterizedTest
  @CsvFileSource(resources = "sslmodes.csv", numLinesToSkip = 1)
  void everyModeMeansWhatItMeansToLibpq(
      String server, String mode, String root, String host, String outcome) {
    assertThat(outcome(url(server, mode, root, host)))
        .as("%s %s %s %s", server, mode, root, host)
        .isEqualTo(outcome);
  }

  private static String url(String server, String mode, String root, String host) {
    boolean tls = !server.equals("none");
    return "postgresql://%s:s3cret@%s:%d/%s?sslmode=%s%s"
        .formatted(
            tls ? server : "postgres",
            host,
            tls ? TlsIT.server.port() : withoutTls.port(),
            tls ? "postgres" : "template1",
            mode,
            root.equals("none") ? "" : "&sslrootcert=" + folder.resolve(root + ".crt"));
  }

  @Test
  void anAuthorityOfItsOwnIsNoneOfThoseThatJavaTrusts() {
    Failure failure = failure(url("either", "sslrootcert=system"));

    assertThat(failure.hint()).contains("is not signed by an authority that");
  }

  static boolean psqlIsThere() {
    return InstalledProgram.PSQL.isThere();
  }

  @ParameterizedTest
  @EnabledIf(value = "psqlIsThere", disabledReason = "there is no psql on the PATH")
  @CsvFileSource(resources = "sslmodes.csv", numLinesToSkip = 1)
  void libpqSaysTheSame(String server, String mode, String root, String host, String outcome)
      throws IOException, InterruptedException {
    boolean downgraded = mode.equals("prefer") && root.equals("stranger");
    ProcessBuilder builder =
        new ProcessBuilder(
                "psql",
                "-XwAtc",
                "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                url(server, mode, root, host))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", folder.toString());
    Process psql = builder.start();
    String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String libpq = psql.waitFor() != 0 ? "refused" : said.strip().equals("t") ? "tls" : "plain";
    // The one difference: libpq leaves TLS where it could not verify, we stay with it unverified.
    assertThat(libpq)
        .as("%s %s %s %s", server, mode, root, host)
        .isEqualTo(downgraded && outcome.equals("tls") ? "plain" : outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sslmode=verify-full&sslrootcert=DIR/stranger.crt | is not signed by an authority that",
        "sslmode=verify-full&sslrootcert=DIR/nosuch.crt | Name a file that is there",
      })
  void aServerThatIsNotTrustedIsNotBlamedOnTheNetwork(String query, String hint) {
    Failure failure = failure(url("either", query));

    assertThat(failure.cause()).isEqualTo(Cause.DATABASE_UNREACHABLE);
    assertThat(failure.hint()).contains(hint);
  }

  @Test
  void aServerOfAnotherNameIsToldApart() {
    Failure failure =
        failure(
            url("either", "sslmode=verify-full&sslrootcert=DIR/authority.crt")
                .replace("localhost", "127.0.0.1"));

    assertThat(failure.message()).contains("127.0.0.1");
    assertThat(failure.hint()).contains("Name the host as the server's certificate does");
  }

  @Test
  void aServerWithoutTlsIsToldApart() {
    Failure failure =
        failure(
            "postgresql://u:s3cret@localhost:%d/d?sslmode=require".formatted(withoutTls.port()));

    assertThat(failure.message()).contains("does not support SSL");
    assertThat(failure.hint()).contains("sslmode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=disable",
        "sslmode=require",
        "sslmode=require&channel_binding=require",
        "sslmode=verify-full&sslrootcert=DIR/authority.crt&channel_binding=require",
        "sslmode=require&require_auth=scram-sha-256",
        "sslmode=require&sslnegotiation=direct",
      })
  void scramLetsTheRightPasswordIn(String query) throws SQLException {
    int major = withoutTls.majorVersion();
    assumeTrue(
        major >= 17 || !query.contains("sslnegotiation"),
        "direct TLS: no server knows it before 17");
    assumeTrue(
        major >= 15 || !query.contains("channel_binding"),
        "channel binding: the test binary of 14 has an OpenSSL that cannot do it");
    assertThat(outcome(url("either", query)))
        .isEqualTo(query.startsWith("sslmode=disable") ? "plain" : "tls");
  }

  @ParameterizedTest
  @CsvSource({
    "either,sslmode=disable&channel_binding=require,needs TLS: set sslmode",
    "either,sslmode=require&require_auth=md5,require_auth allows",
    "postgres,sslmode=require&require_auth=scram-sha-256,require_auth allows",
    "postgres,sslmode=require&channel_binding=require,needs TLS (sslmode) and a role",
    "nobody,sslmode=require,Correct the user and the password",
    "ssl_only,sslmode=disable,or set sslmode=require where it wants TLS",
    "plain_only,sslmode=require,Let this user in from here in the server's pg_hba.conf.",
    "certified,sslmode=require,this role's certificate and key",
    "by_certificate,sslmode=require,this role's certificate and key",
  })
  void whoIsNotLetInIsToldWhy(String role, String query, String hint) {
    Failure failure = failure(url(role, query));

    assertThat(failure.cause()).isEqualTo(Cause.AUTHENTICATION_FAILED);
    assertThat(failure.hint()).contains(hint);
  }

  @Test
  void aWrongPasswordAndNoneAreSaidSo() {
    Failure wrong = failure(url("either", "").replace("s3cret@", "wrong-s3cret@"));
    assertThat(wrong.cause()).isEqualTo(Cause.AUTHENTICATION_FAILED);
    assertThat(wrong.message()).contains("password authentication failed for user \"either\"");
    assertThat(wrong.hint()).contains("PGPASSWORD");

    Failure none = failure(url("either", "").replace(":s3cret@", "@"));
    assertThat(none.cause()).isEqualTo(Cause.AUTHENTICATION_FAILED);
    assertThat(none.hint()).isEqualTo("Set the password in DATABASE_URL or PGPASSWORD.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p w",
        " p ",
        "p%41",
        "it's",
        "\"q\"",
        "back\\slash",
        "é€😀",
        "a\tb",
        "@:/?#[]&=+"
      })
  void anyPasswordArrives(String password) throws SQLException {
    server.execute("ALTER ROLE either PASSWORD '%s'".formatted(password.replace("'", "''")));
    try {
      String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
      String keywords =
          "host=localhost port=%d user=either dbname=postgres sslmode=disable"
              .formatted(server.port());
      assertThat(outcome(url("either", "sslmode=disable").replace("s3cret", encoded)))
          .isEqualTo("plain");
      assertThat(
              outcome(
                  keywords
                      + " password='"
                      + password.replace("\\", "\\\\").replace("'", "\\'")
                      + "'"))
          .isEqualTo("plain");
      DatabaseSettings.fromEnvironment(
              Map.of("DATABASE_URL", keywords, "PGPASSWORD", password + "\n"))
          .connect()
          .close();
    } finally {
      server.execute("ALTER ROLE either PASSWORD 's3cret'");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "certified,RSA,certified.key",
    "certified,EC,certified.pem",
    "by_certificate,EC,by_certificate.key",
    "by_certificate,RSA,by_certificate.der"
  })
  void aClientCertificateLetsIn(String role, String algorithm, String name) throws IOException {
    Path key = authority.sign(role, algorithm, null);
    Path named = folder.resolve(name);
    if (name.endsWith(".pem")) {
      Files.move(key, named);
    } else if (name.endsWith(".der")) {
      Files.write(named, der(key));
    }
    String query =
        "sslmode=verify-full&sslrootcert=DIR/authority.crt&sslcert=DIR/%s.crt&sslkey=DIR/%s";

    assertThat(outcome(url(role, query.formatted(role, name)))).isEqualTo("tls");
    // A certificate for another role lets nobody in.
    Path other = authority.sign("somebody", "RSA", null);
    assertThat(failure(url(role, query.formatted("somebody", other.getFileName()))).cause())
        .isEqualTo(Cause.AUTHENTICATION_FAILED);
  }

  private static byte[] der(Path key) throws IOException {
    String body = Files.readString(key).replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(body);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA PRIVATE KEY,not in PKCS#8",
    "EC PRIVATE KEY,not in PKCS#8",
    "ENCRYPTED PRIVATE KEY,encrypted PEM"
  })
  void aKeyThatTheDriverCannotReadIsToBeConverted(String kind, String sentence) throws IOException {
    authority.sign("certified", "RSA", null);
    Path key = folder.resolve("other.key");
    Authority.write(key, Authority.pem(kind, new byte[] {1, 2, 3}));

    assertThatThrownBy(
            () -> settings(url("certified", "sslcert=DIR/certified.crt&sslkey=DIR/other.key")))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + key + " -out client.key");
  }

  @Test
  void aKeyThatOthersMayReadIsRefusedAsByLibpq() throws IOException {
    Path key = authority.sign("certified", "RSA", null);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    Failure failure =
        failure(url("certified", "sslmode=require&sslcert=DIR/certified.crt&sslkey=" + key));

    assertThat(failure.hint()).contains("0600");
  }
}
