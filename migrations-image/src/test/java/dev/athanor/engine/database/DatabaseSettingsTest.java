package dev.athanor.engine.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
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
    "sslmode=verify-full,sslmode,verify-full",
    "ssl=require,sslmode,require",
    "ssl=true,sslmode,require",
    "sslrootcert=/ca.crt,sslrootcert,/ca.crt",
    "sslcert=/c,sslcert,/c",
    "sslkey=/k,sslkey,/k",
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
        "passfile",
        "service",
        "hostaddr",
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
