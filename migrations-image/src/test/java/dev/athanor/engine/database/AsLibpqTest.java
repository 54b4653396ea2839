package dev.athanor.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.engine.run.InstalledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server hears of us is what it hears of libpq, with psql as the judge. */
class AsLibpqTest {

  @TempDir static Path home = Path.of("");
  private static int port;

  @BeforeAll
  static void psqlIsThere() {
    assumeTrue(
        InstalledProgram.PSQL.isThere(),
        "there is no psql on the PATH; Debian has it in postgresql-client");
  }

  /** PORT is the server's. */
  static Stream<String> strings() {
    return Stream.of(
        "postgresql://u:p@127.0.0.1:PORT/d",
        "postgres://u:p@localhost:PORT/d",
        "postgresql://u@127.0.0.1:PORT/d?password=p",
        "postgresql://127.0.0.1:PORT/d?user=u&password=p",
        "postgresql://u:p@/d?host=127.0.0.1&port=PORT",
        "postgresql://u:p@nowhere.invalid:PORT/d?hostaddr=127.0.0.1",
        "postgresql:///?host=127.0.0.1&port=PORT&user=u&password=p&dbname=d",
        "postgresql://u:p@127.0.0.1,127.0.0.1:PORT/d?port=PORT&target_session_attrs=any",
        "postgresql://u:p@127.0.0.1:1,127.0.0.1:PORT/d?target_session_attrs=any",
        "postgresql://u%40x:p%2F%3A%25%40%3F%23@127.0.0.1:PORT/d%20e",
        "postgresql://u:p:q@127.0.0.1:PORT/d",
        "postgresql://u:p?q#r@127.0.0.1:PORT/d",
        "postgresql://u:a+b@127.0.0.1:PORT/d+e",
        "postgresql://u:%C3%A9%E2%82%AC%20%27%22%5C@127.0.0.1:PORT/d",
        "postgresql://u:é€@127.0.0.1:PORT/d",
        "postgresql://u:tab%09and%0Abreak@127.0.0.1:PORT/d",
        "postgresql://u:p@127.0.0.1:PORT/d?options=-c%20search_path%3Da%20-c%20x.y%3Db",
        "postgresql://u:p@127.0.0.1:PORT/d?application_name=an%20app",
        "postgresql://u:p@127.0.0.1:PORT/d?password=q%40r",
        "postgresql://u:p@127.0.0.1:PORT/d?password=a@b",
        "postgresql://u:p@127.0.0.1:PORT/d?ssl=true&sslmode=disable",
        "postgresql://u:p@127.0.0.1:PORT/d?connect_timeout=5&keepalives=0&keepalives_idle=3",
        "postgresql://u:p@127.0.0.1:PORT/d?sslmode=disable&channel_binding=disable",
        "host=127.0.0.1 port=PORT user=u password=p dbname=d",
        "  host = 127.0.0.1\tport =PORT user= u\npassword=p dbname=d  ",
        "host=127.0.0.1 port=PORT user=u password='it\\'s \\\\ one' dbname='d e'",
        "host=127.0.0.1 port=PORT user=u password=it\\'s\\ \\\\one dbname=d",
        "host=127.0.0.1 port=PORT user=u password=a%20b=c@d dbname=d",
        "host=127.0.0.1 port=PORT user=u password='' dbname=d passfile=HOME/pgpass",
        "host=127.0.0.1,127.0.0.1 port=PORT user=u password=p dbname=d target_session_attrs=any",
        "host=127.0.0.1 port=1,2 user=u password=p dbname=d",
        "hostaddr=127.0.0.1 port=PORT user=u password=p dbname=d options='-c a.b=c'",
        "host=127.0.0.1 port=PORT user=u dbname=d passfile=HOME/pgpass",
        "host=127.0.0.1 port=PORT user=v:w dbname=d passfile=HOME/pgpass",
        "host=127.0.0.1 port=PORT user='b\\\\s' dbname=d passfile=HOME/pgpass",
        "host=127.0.0.1 port=PORT user=any dbname=other passfile=HOME/pgpass",
        "host=127.0.0.1 port=PORT user=comment dbname=d passfile=HOME/pgpass",
        "hostaddr=127.0.0.1 host=named port=PORT user=n dbname=d passfile=HOME/pgpass",
        "service=orders",
        "service=orders user=mine",
        "postgresql:///d2?service=orders",
        "service=nowhere",
        "service=nested",
        "postgresql://u:p@127.0.0.1:PORT/d?nosuch=1",
        "postgresql://u:p%@127.0.0.1:PORT/d",
        "postgresql://u:p%00@127.0.0.1:PORT/d",
        "postgresql://u:p@127.0.0.1:x/d",
        "postgresql://u:p@127.0.0.1:PORT/d?sslmode=x",
        "postgresql://u:p@127.0.0.1:PORT/d?connect_timeout=x",
        "postgresql://u:p@127.0.0.1:PORT/d?target_session_attrs=x",
        "postgresql://u:p@127.0.0.1:PORT/d?channel_binding=x",
        "postgresql://u:p@127.0.0.1:PORT/d?sslmode=require&sslrootcert=system",
        "postgresql://u:p@127.0.0.1:PORT/d?sslmode=verify-full",
        "host=127.0.0.1 port=PORT user=u password=two words dbname=d",
        "host=127.0.0.1 port=PORT user=u password='it''s' dbname=d",
        "host=127.0.0.1 port=PORT user=u password='open dbname=d",
        "host=127.0.0.1 port=PORT user=u nosuch=1 dbname=d");
  }

  @ParameterizedTest
  @MethodSource("strings")
  void theServerHearsWhatItHearsOfLibpq(String written) throws Exception {
    try (ListeningServer server = new ListeningServer()) {
      port = server.port();
      String string = written.replace("PORT", "" + port).replace("HOME", home.toString());
      writeFiles();
      psql(string);
      Map<String, String> ofLibpq = said(server.heard());
      ours(string);
      assertThat(said(server.heard())).isEqualTo(ofLibpq);
    }
  }

  private static void writeFiles() throws IOException {
    Path passwords =
        Files.writeString(
            home.resolve("pgpass"),
            """
            # 127.0.0.1:*:*:comment:no
            elsewhere:*:*:u:no
            127.0.0.1:%1$d:d:u:from the file\\:with \\\\ and more
            127.0.0.1:%1$d:d:u:second
            127.0.0.1:*:d:v\\:w:colon:cut
            127.0.0.1:*:d:b\\\\s:backslash
            named:*:*:n:by name
            *:*:other:*:anybody's
            """
                .formatted(port));
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        home.resolve(".pg_service.conf"),
        """
        # services
        [other]
        host=elsewhere
        [orders]
        host=127.0.0.1
        port=%d
        user=s
        password=of the service=yes
        dbname=d
        application_name=first
        application_name=second

        [nested]
        service=orders
        """
            .formatted(port));
  }

  private static Map<String, String> environment() {
    return Map.of(
        "HOME",
        home.toString(),
        "PGSSLMODE",
        "prefer",
        "PGAPPNAME",
        "app",
        "PGGSSENCMODE",
        "disable");
  }

  private static void psql(String string) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("psql", "-X", "-w", "-d", string, "-c", "SELECT 1")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("psql.out").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(environment());
    builder.environment().put("PGCLIENTENCODING", "UTF8");
    assertThat(builder.start().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private static void ours(String string) {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.put("DATABASE_URL", string);
    try {
      DatabaseSettings.fromEnvironment(environment).connect().close();
    } catch (SQLException | InvalidDatabaseUrl e) {
      // The server lets nobody in; what counts is what it heard.
    }
  }

  /** What both clients mean to say; the rest is each one's own. */
  private static @Nullable Map<String, String> said(@Nullable Map<String, String> heard) {
    if (heard == null) {
      return null;
    }
    Map<String, String> said = new TreeMap<>(heard);
    // Without a password libpq hangs up, and the driver sends an empty one.
    said.remove("password", "");
    said.keySet().retainAll(Set.of("user", "database", "password", "options", "application_name"));
    return said;
  }
}
