package dev.athanor.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

  private static DatabaseSettings url(String url) {
    return DatabaseSettings.fromEnvironment(Map.of("DATABASE_URL", url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://u:p@h/d | jdbc:postgresql://h:5432/d | u | p",
        "postgres://u:p@h:6543/d | jdbc:postgresql://h:6543/d | u | p",
        "postgresql+psycopg://u:p@h/d | jdbc:postgresql://h:5432/d | u | p",
        "postgresql+asyncpg://u:p@h/d?ssl=require | jdbc:postgresql://h:5432/d | u | p",
        "postgresql://u%40x:p%2F%3A%25%40@h/d%20e | jdbc:postgresql://h:5432/d+e | u@x | p/:%@",
        "postgresql://u:p:q@h/d | jdbc:postgresql://h:5432/d | u | p:q",
        "postgresql://u:p?q#r@h/d | jdbc:postgresql://h:5432/d | u | p?q#r",
        "postgresql://u:a+b@h/d | jdbc:postgresql://h:5432/d | u | a+b",
        "postgresql://u:p@h1:1,h2:2/d | jdbc:postgresql://h1:1,h2:2/d | u | p",
        "postgresql://u:p@h1,h2:2/d | jdbc:postgresql://h1:5432,h2:2/d | u | p",
        "postgresql://u:p@/d?host=h1:1&host=h2:2 | jdbc:postgresql://h1:1,h2:2/d | u | p",
        "postgresql://u:p@/d?host=h1,h2&port=7 | jdbc:postgresql://h1:7,h2:7/d | u | p",
        "postgresql://u:p@h1/d?host=h2 | jdbc:postgresql://h2:5432/d | u | p",
        "postgresql://u:p@[::1]:6/d | jdbc:postgresql://[::1]:6/d | u | p",
        "postgresql://u:p@/d?host=2001:db8::5&port=7 | jdbc:postgresql://[2001:db8::5]:7/d | u | p",
        "postgresql://u:p@/d?host=[::1]:6 | jdbc:postgresql://[::1]:6/d | u | p",
        "postgresql://u:p@h/d?hostaddr=10.0.0.1 | jdbc:postgresql://10.0.0.1:5432/d | u | p",
        "hostaddr=10.0.0.1,::1 user=u password=p dbname=d | jdbc:postgresql://10.0.0.1:5432,[::1]:5432/d | u | p",
        "host=a,b port=1,2 user=u password=p dbname=d | jdbc:postgresql://a:1,b:2/d | u | p",
        "host=::1 user=u password=p dbname=d | jdbc:postgresql://[::1]:5432/d | u | p",
        "postgresql://u:p@[2001:db8::5]/d | jdbc:postgresql://[2001:db8::5]:5432/d | u | p",
        "postgresql:///d?user=u&password=p | jdbc:postgresql://localhost:5432/d | u | p",
        "postgresql://h/d?user=u%40x&password=p | jdbc:postgresql://h:5432/d | u@x | p",
      })
  void readsUrlsAsLibpqDoes(String url, String jdbcUrl, String user, String password) {
    DatabaseSettings settings = url(url);

    assertThat(settings.jdbcUrl()).isEqualTo(jdbcUrl);
    assertThat(settings.properties())
        .containsEntry("user", user)
        .containsEntry("password", password);
  }

  @ParameterizedTest
  @CsvSource({
    "sslmode=verify-full&sslrootcert=/ca.crt,sslmode,verify-full",
    "sslmode=require,sslmode,require",
    "sslmode=require&sslrootcert=/ca.crt,sslmode,verify-ca",
    "sslnegotiation=direct&sslmode=require,sslNegotiation,direct",
    "require_auth=!password,requireAuth,!password",
    "sslcertmode=disable,sslcert,''",
    "sslmode=disable,sslkey,''",
    "ssl_min_protocol_version=TLSv1.2,tcpKeepAlive,true",
    "target_session_attrs=primary,targetServerType,primary",
    "target_session_attrs=standby,targetServerType,secondary",
    "ssl=require,sslmode,require",
    "ssl=true,sslmode,require",
    "sslrootcert=/ca.crt,sslrootcert,/ca.crt",
    "application_name=x%20y,ApplicationName,x y",
    "fallback_application_name=x,ApplicationName,x",
    "options=-c%20search_path%3Da,options,-c search_path=a",
    "connect_timeout=3,connectTimeout,3",
    "connect_timeout=3,loginTimeout,3",
    "connect_timeout=0,loginTimeout,0",
    "sslmode=prefer,loginTimeout,20",
    "target_session_attrs=read-write,targetServerType,primary",
    "target_session_attrs=prefer-standby,targetServerType,preferSecondary",
    "channel_binding=require,channelBinding,require",
    "gssencmode=disable,gssEncMode,disable",
    "keepalives=0,tcpKeepAlive,false",
    "load_balance_hosts=random,loadBalanceHosts,true",
    "sslrootcert=system,sslmode,verify-full",
    "client_encoding=utf8&keepalives_idle=30,connectTimeout,10",
  })
  void mapsParametersToTheDriversOwn(String query, String property, String value) {
    assertThat(url("postgresql://u:p@h/d?" + query).properties()).containsEntry(property, value);
  }

  @Test
  void theTimeToConnectIsPerHost() {
    assertThat(url("postgresql://u@a,b/d?connect_timeout=3").properties())
        .containsEntry("loginTimeout", "6");
  }

  @Test
  void severalHostsMeanThePrimaryUnlessToldOtherwise() {
    assertThat(url("postgresql://u@a,b/d").properties())
        .containsEntry("targetServerType", "primary");
    assertThat(url("postgresql://u@a/d").properties()).doesNotContainKey("targetServerType");
    assertThat(url("postgresql://u@a,b/d?target_session_attrs=any").properties())
        .containsEntry("targetServerType", "any");
  }

  @Test
  void theEnvironmentFillsWhatTheUrlLeavesOut() {
    Properties properties =
        DatabaseSettings.fromEnvironment(
                Map.of(
                    "DATABASE_URL", "postgresql://u@h/d",
                    "PGUSER", "other",
                    "PGPASSWORD", "secret",
                    "PGSSLMODE", "require",
                    "PGAPPNAME", "orders"))
            .properties();

    assertThat(properties)
        .containsEntry("user", "u")
        .containsEntry("password", "secret")
        .containsEntry("sslmode", "require")
        .containsEntry("ApplicationName", "orders");
  }

  @Test
  void theEnvironmentAloneIsEnough() {
    DatabaseSettings settings =
        DatabaseSettings.fromEnvironment(
            Map.of("PGHOST", "h", "PGPORT", "6", "PGUSER", "u", "PGDATABASE", "d"));

    assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://h:6/d");
    assertThat(settings).hasToString("postgresql://u@h:6/d");
  }

  @Test
  void lineEndsOfASecretMadeFromAFileAreTakenOff() {
    assertThat(url("postgresql://u:p@h/d\n").jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/d");
    DatabaseSettings settings =
        DatabaseSettings.fromEnvironment(
            Map.of(
                "PGHOST", "h\n",
                "PGPORT", "6\r\n",
                "PGUSER", " u\n",
                "PGDATABASE", "d\n",
                "PGPASSWORD", " p \n"));
    assertThat(settings).hasToString("postgresql://u@h:6/d");
    assertThat(settings.properties()).containsEntry("password", " p ");
  }

  @Test
  void aLineBreakInsideAValueIsRefused() {
    assertThatThrownBy(
            () ->
                DatabaseSettings.fromEnvironment(
                    Map.of(
                        "PGHOST", "h", "PGUSER", "u", "PGDATABASE", "d", "PGPASSWORD", "s1\ns2")))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessage(
            "PGPASSWORD holds a line break inside its value; correct the Secret or variable.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mysql://u:s3cret@h/d | DATABASE_URL does not begin with postgresql:// or postgres://.",
        "s3cret | DATABASE_URL does not begin with postgresql:// or postgres://.",
        "jdbc:postgresql://h/d?password=s3cret | is a JDBC URL",
        "postgresql://u:s3cret%@h/d | has a % that two hexadecimal digits do not follow",
        "postgresql://u:s3cret%ff@h/d | not UTF-8",
        "postgresql://u:p@s3cret@h/d | holds a character that no host name has",
        "postgresql://u:s3cret/p@h/d | has a / before its @",
        "postgresql://u:x@y/s3cret@h/d | has an @ behind its host",
        "\"postgresql://u:s3cret@h/d\" | begins with a quotation mark",
        "postgresql://u:p@h:s3cret/d | port is not a number from 1 to 65535",
        "postgresql://u:p@h:0/d | port is not a number from 1 to 65535",
        "postgresql://u:p@h:70000/d | port is not a number from 1 to 65535",
        "postgresql://u:p@a,b/d?port=1,2,3 | name 2 hosts and 3 ports",
        "postgresql://h/d | name no user: add it to DATABASE_URL or set PGUSER.",
        "postgresql://u:s3cret@h | name no database",
        "postgresql://u@%2Fvar%2Frun/d | Unix socket",
        "postgresql://u:s3cret@h/d?s3cret | parameter without a value",
        "postgresql://u:p@h/d?sslmode=s3cret | sslmode has none of the values it may have: allow,",
        "postgresql://u:p@h/d?connect_timeout=s3cret | whole number of seconds",
        "postgresql://u:p@h/d?sslmode=require&sslrootcert=system | needs sslmode=verify-full",
        "postgresql://u:p@h/d?require_auth=s3cret | require_auth has none of the values",
        "postgresql://u:p@h/d?sslnegotiation=direct | needs sslmode=require, verify-ca or",
        "postgresql://u:p@h/d?sslmode=verify-full | needs the certificate of the authority",
        "postgresql://u:p@h/d?sslrootcert=system&sslcert=/c | cannot be combined with sslcert",
        "postgresql://u:p@h/d?sslcert=/nosuch | has a client certificate and no key",
        "postgresql://u:p@h/d?sslcert=/nosuch&sslkey=/nokey | /nosuch of the client certificate",
        "postgresql://u:p@h/d?hostaddr=s3cret | hostaddr is no IP address",
        "postgresql://u:p@a,b/d?hostaddr=10.0.0.1 | name 2 hosts and 1 addresses",
        "postgresql://u@h/d?hostaddr=10.0.0.1&sslmode=verify-full&sslrootcert=/ca | remove hostaddr",
        "host=h user=u password=my s3cret dbname=d | has a word that no = follows",
        "host=h user=u dbname=d password='s3cret | quotation mark ' is not closed",
        "host=h user=u dbname=d s3cret!=1 | has a parameter that is not allowed here",
        "host=h user=u dbname=d nosuch=s3cret | has a parameter that is not allowed here",
        "host=h user=u dbname=d ssl_mode=s3cret | has the parameter ssl_mode, which is not allowed",
        "host=h user=u dbname=d password=correct s3cret=battery | has a parameter that is not",
        "postgresql://u:s3cret%00@h/d | holds a line break or another control character",
        "postgresql://u%0A:s3cret@h/d | holds a line break or another control character",
        "postgresql://u:s3cret@h/d?service=x | A service is named and no service file",
        "postgresql://u:p@h/d?s3cret!=1 | has a parameter that is not allowed here",
      })
  void refusesWithASentenceThatShowsNoSecret(String url, String sentence) {
    assertThatThrownBy(() -> url(url))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socketFactory",
        "socketFactoryArg",
        "sslfactory",
        "sslfactoryarg",
        "sslhostnameverifier",
        "sslpasswordcallback",
        "loggerFile",
        "loggerLevel",
        "authenticationPluginClassName",
        "xmlFactoryFactory",
        "jaasLogin",
        "localSocketAddress",
        "preferQueryMode"
      })
  void refusesParametersOffTheListByName(String parameter) {
    assertThatThrownBy(() -> url("postgresql://u:p@h/d?" + parameter + "=java.lang.Object"))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessage(
            "DATABASE_URL has the parameter "
                + parameter
                + ", which is not allowed here; remove it.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sslcrl=/crl | sslcrl, which cannot be kept to here: the driver reads no lists of revoked",
        "sslcertmode=require | sslcertmode, which cannot be kept to here: disable or allow:",
        "ssl_min_protocol_version=TLSv1.3 | jdk.tls.client.protocols sets another",
        "gssdelegation=1 | the driver delegates no credentials",
        "replication=database | a replication session takes no migrations",
        "scram_client_key=x | the driver wants the password itself",
        "oauth_issuer=x | the driver knows no OAuth",
        "sslkeylogfile=/k | it would write the connection's keys into a file",
        "min_protocol_version=3.2 | the driver speaks version 3.0",
      })
  void whatTheDriverCannotDoIsRefusedByName(String query, String sentence) {
    assertThatThrownBy(() -> url("postgresql://u:p@h/d?" + query))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageStartingWith(
            "DATABASE_URL has the parameter " + query.substring(0, query.indexOf('=')) + ", ")
        .hasMessageContaining(sentence);
    assertThatThrownBy(
            () ->
                DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", "postgresql://u:p@h/d", "PGSSLCRL", "/crl")))
        .hasMessage(
            "PGSSLCRL cannot be kept to here: the driver reads no lists of revoked certificates."
                + " Remove it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passfile", "service", "sslrootcert", "sslcert", "sslkey"})
  void aStrangersUrlNamesNoFile(String parameter, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "*:*:*:*:of the operator");
    for (String url :
        List.of(
            "postgresql://u@h/d?" + parameter + "=" + file,
            "host=h user=u dbname=d " + parameter + "=" + file)) {
      assertThatThrownBy(
              () ->
                  DatabaseSettings.fromEnvironment(Map.of("DATABASE_URL", url), FilesInUrl.REFUSED))
          .isInstanceOf(InvalidDatabaseUrl.class)
          .hasMessageContaining(
              "the parameter " + parameter + ", which names a file of the reading process");
    }
  }

  /** What pgjdbc would find in the home folder by itself, too. */
  @Test
  void aStrangersUrlGetsNothingFromTheReadersHome(@TempDir Path home) throws IOException {
    Path passwords = Files.writeString(home.resolve(".pgpass"), "*:*:*:*:of the operator\n");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    Path certificates = Files.createDirectory(home.resolve(".postgresql"));
    for (String name : List.of("root.crt", "postgresql.crt", "postgresql.key")) {
      Files.writeString(certificates.resolve(name), "");
    }
    Map<String, String> environment =
        Map.of("DATABASE_URL", "postgresql://u@h/d?sslmode=require", "HOME", home.toString());

    assertThat(DatabaseSettings.fromEnvironment(environment, FilesInUrl.REFUSED).properties())
        .containsEntry("password", "")
        .containsEntry("sslcert", "")
        .containsEntry("sslkey", "")
        .containsEntry("sslmode", "require")
        .doesNotContainKey("sslrootcert");
    assertThat(DatabaseSettings.fromEnvironment(environment, FilesInUrl.ALLOWED).properties())
        .containsEntry("password", "of the operator")
        .containsEntry("sslcert", certificates.resolve("postgresql.crt").toString())
        .containsEntry("sslmode", "verify-ca");
  }

  @Test
  void aPasswordFileThatOthersMayReadIsIgnoredAloud(@TempDir Path home) throws IOException {
    Path passwords = Files.writeString(home.resolve(".pgpass"), "h:5432:d:u:p\n");
    Map<String, String> environment =
        Map.of("DATABASE_URL", "postgresql://u@h/d", "HOME", home.toString());
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r-----"));

    DatabaseSettings ignored = DatabaseSettings.fromEnvironment(environment);

    assertThat(ignored.properties()).containsEntry("password", "");
    assertThat(ignored.warning().orElseThrow())
        .contains(passwords.toString(), "can be read by others", "0600");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("r--------"));
    DatabaseSettings read = DatabaseSettings.fromEnvironment(environment);
    assertThat(read.properties()).containsEntry("password", "p");
    assertThat(read.warning()).isEmpty();
  }

  @Test
  void severalHostsHaveOnePassword(@TempDir Path home) throws IOException {
    Path passwords = Files.writeString(home.resolve(".pgpass"), "a:*:*:*:1\nb:*:*:*:2\n*:*:*:*:1");
    Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
    String at = home.toString();

    assertThatThrownBy(
            () ->
                DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", "postgresql://u@a,b/d", "HOME", at)))
        .hasMessageContaining("several passwords for the hosts of this database");
    assertThat(
            DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", "postgresql://u@a,c/d", "HOME", at))
                .properties())
        .containsEntry("password", "1");
  }

  @Test
  void servicesAreFoundAndTheirFaultsAreTold(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("pg_service.conf"), "[system]\nhost=s\nuser=u\ndbname=d\n");
    Path own = Files.writeString(folder.resolve("own"), "[bad]\nthis\n[worse]\nnosuch=1\n");
    Map<String, String> environment =
        Map.of("PGSYSCONFDIR", folder.toString(), "PGSERVICEFILE", own.toString());

    assertThat(withService(environment, "system")).hasToString("postgresql://u@s:5432/d");
    assertThatThrownBy(() -> withService(environment, "bad"))
        .hasMessage(own + ":2: this is not parameter=value.");
    assertThatThrownBy(() -> withService(environment, "worse"))
        .hasMessage(own + ":4: this is no parameter of libpq.");
    assertThatThrownBy(() -> withService(environment, "none"))
        .hasMessageStartingWith(
            "There is no service none in " + own + " or " + folder.resolve("pg_service.conf"));
    assertThatThrownBy(() -> withService(Map.of("PGSERVICEFILE", "/nosuch"), "x"))
        .hasMessage("The file /nosuch of PGSERVICEFILE is not there.");
  }

  private static DatabaseSettings withService(Map<String, String> environment, String name) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put("PGSERVICE", name);
    return DatabaseSettings.fromEnvironment(more);
  }

  @Test
  void aStrangersUrlNamesNoFilesButItsReaderMay() {
    assertThatThrownBy(
            () ->
                DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", "postgresql://u@h/d?sslkey=/var/run/token"),
                    FilesInUrl.REFUSED))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageContaining("sslkey, which names a file of the reading process");
    assertThat(
            DatabaseSettings.fromEnvironment(
                    Map.of("DATABASE_URL", "postgresql://u@h/d", "PGSSLROOTCERT", "/ca"),
                    FilesInUrl.REFUSED)
                .properties())
        .containsEntry("sslrootcert", "/ca");
  }

  @Test
  void withoutAnythingItSaysWhatToSet() {
    assertThatThrownBy(() -> DatabaseSettings.fromEnvironment(Map.of()))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageStartingWith("No database is given: set DATABASE_URL");
  }

  @Test
  void theTextFormHasNoPassword() {
    assertThat(url("postgresql://u:s3cret@h/d?password=s3cret"))
        .hasToString("postgresql://u@h:5432/d");
  }

  @Test
  void anotherDatabaseOfTheServerIsReachedAlike() {
    DatabaseSettings settings =
        DatabaseSettings.fromEnvironment(
            Map.of("DATABASE_URL", "postgresql://u:p@a:1,b:2/orders?connect_timeout=3"));
    DatabaseSettings other = settings.withDatabase("a b/c");
    assertThat(other.jdbcUrl()).isEqualTo("jdbc:postgresql://a:1,b:2/a+b%2Fc");
    assertThat(other).hasToString("postgresql://u@a:1,b:2/a b/c");
    assertThat(other.properties()).isEqualTo(settings.properties());
  }

  @Test
  void aUrlOfItsOwnGoesBeforeTheUsualOne() {
    Map<String, String> environment =
        Map.of("DATABASE_URL", "postgresql://u:p@a/orders", "PGPASSWORD", "q");
    assertThat(DatabaseSettings.fromUrl("postgresql://v@b/empty", "--shadow-url", environment))
        .hasToString("postgresql://v@b:5432/empty");
    assertThatThrownBy(() -> DatabaseSettings.fromUrl("mysql://x", "--shadow-url", environment))
        .isInstanceOf(InvalidDatabaseUrl.class)
        .hasMessageStartingWith("--shadow-url does not begin with");
  }
}
