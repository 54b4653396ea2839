package dev.athanor.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.SecretKeys;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReaderTest {
  private static final SecretKeys NO_KEYS = keys(null, null, null);

  @Test
  void noSecret() {
    assertThat(SecretReader.read(null, NO_KEYS)).isEqualTo(new SecretView.Missing());
  }

  @Test
  void aSecretAsCloudNativePgMakesIt() {
    var usable =
        usable(
            Map.of(
                "uri",
                "postgresql://app:pw@pg-rw.shop:5432/app",
                "host",
                "pg-rw",
                "port",
                "5432",
                "dbname",
                "app",
                "username",
                "app",
                "user",
                "app",
                "password",
                "pw",
                "pgpass",
                "x"),
            NO_KEYS);

    assertThat(usable.environment()).containsExactly(Map.entry("DATABASE_URL", "uri"));
    assertThat(usable.settings()).hasToString("postgresql://app@pg-rw.shop:5432/app");
  }

  @Test
  void theUrlUnderTheNameThatAlembicUsersHave() {
    var usable = usable(Map.of("DATABASE_URL", "postgres://a:b@h/d"), NO_KEYS);

    assertThat(usable.environment()).containsExactly(Map.entry("DATABASE_URL", "DATABASE_URL"));
  }

  @Test
  void parts() {
    var usable =
        usable(
            Map.of("host", "h", "dbname", "d", "username", "u", "password", "p@ss/word"), NO_KEYS);

    assertThat(new TreeMap<>(usable.environment()))
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "PGHOST",
                    "host",
                    "PGDATABASE",
                    "dbname",
                    "PGUSER",
                    "username",
                    "PGPASSWORD",
                    "password")));
  }

  @Test
  void namedKeysOutrankTheUsualOnes() {
    var usable =
        usable(
            Map.of("uri", "postgresql://a:b@wrong/d", "url", "postgresql://a:b@right/d"),
            keys("url", null, null));

    assertThat(usable.settings().toString()).contains("@right");
  }

  @Test
  void namedPartsOutrankAUrlThatIsAlsoThere() {
    var usable =
        usable(
            Map.of("uri", "postgresql://a:b@wrong/d", "h", "right", "dbname", "d", "username", "u"),
            keys(null, "h", null));

    assertThat(usable.settings().toString()).contains("@right");
  }

  @Test
  void aNamedKeyThatIsNotThere() {
    assertThat(unusable(Map.of("uri", "postgresql://a:b@h/d"), keys("url", null, null)))
        .isEqualTo(
            "it has no key url, which spec.database.keys.uri names (it has uri). Add the key, or name the right one.");
  }

  @Test
  void nothingThatLooksLikeADatabase() {
    assertThat(unusable(Map.of("token", "t0psecret"), NO_KEYS))
        .contains("none of the keys DATABASE_URL, uri, host (it has token)")
        .contains("spec.database.keys");
  }

  @ParameterizedTest
  @CsvSource({
    "host dbname password, it has no key username (it has dbname; host; password)",
    "host username password, it has no key dbname (it has host; password; username)",
    "username password, 'it has none of the keys DATABASE_URL, uri, host (it has password; username)'",
  })
  void aHalfFilledSetIsToldWhatItLacks(String keys, String sentence) {
    var data = new TreeMap<String, String>();
    for (String key : keys.split(" ", -1)) {
      data.put(key, "t0psecret");
    }

    assertThat(unusable(data, NO_KEYS))
        .startsWith(sentence.replace("; ", ", "))
        .contains("spec.database.keys")
        .doesNotContain("t0psecret");
  }

  @Test
  void anEmptyValueIsNamed() {
    assertThat(unusable(Map.of("uri", "\n"), NO_KEYS))
        .isEqualTo("the value of its key uri is empty. Fill it in.");
  }

  @Test
  void aLineBreakAtTheEndIsNotPartOfAnything() {
    var parts =
        usable(
            Map.of("host", "h\n", "dbname", "d\n", "username", "u\n", "password", "p\n"), NO_KEYS);
    var url = usable(Map.of("uri", "postgresql://u:p@h/d\n"), NO_KEYS);

    assertThat(parts.settings().properties()).isEqualTo(url.settings().properties());
    assertThat(parts.settings()).hasToString("postgresql://u@h:5432/d");
  }

  @Test
  void aBrokenUrlIsNamedAndNotShown() {
    assertThat(unusable(Map.of("uri", "mysql://root:t0psecret@h/d"), NO_KEYS))
        .contains("DATABASE_URL")
        .doesNotContain("t0psecret");
  }

  @Test
  void aTenantsUrlMayNotMakeTheOperatorReadItsFiles() {
    assertThat(
            unusable(Map.of("uri", "postgresql://a:b@h/d?sslkey=/var/run/secrets/token"), NO_KEYS))
        .contains("sslkey");
  }

  private static SecretView.Usable usable(Map<String, String> data, SecretKeys keys) {
    return (SecretView.Usable) SecretReader.read(secret(data), keys);
  }

  private static String unusable(Map<String, String> data, SecretKeys keys) {
    return ((SecretView.Unusable) SecretReader.read(secret(data), keys)).message();
  }

  private static Secret secret(Map<String, String> data) {
    var encoded = new TreeMap<String, String>();
    data.forEach(
        (key, value) ->
            encoded.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return new SecretBuilder()
        .withNewMetadata()
        .withName("orders-db")
        .withResourceVersion("7")
        .endMetadata()
        .withData(encoded)
        .build();
  }

  private static SecretKeys keys(
      @Nullable String uri, @Nullable String host, @Nullable String password) {
    return new SecretKeys(uri, host, null, null, null, password, null, null);
  }
}
