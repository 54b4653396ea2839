package dev.athanor.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.ReferenceTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the reference is made of the parameters, and has all that libpq has. */
class ConnectionReferenceTest {

  /** {@code PQconndefaults} of PostgreSQL 18's libpq, in its order. */
  private static final String LIBPQ_18 =
      "service user password passfile channel_binding connect_timeout dbname host hostaddr port"
          + " client_encoding options application_name fallback_application_name keepalives"
          + " keepalives_idle keepalives_interval keepalives_count tcp_user_timeout sslmode"
          + " sslnegotiation sslcompression sslcert sslkey sslcertmode sslpassword sslrootcert"
          + " sslcrl sslcrldir sslsni requirepeer require_auth min_protocol_version"
          + " max_protocol_version ssl_min_protocol_version ssl_max_protocol_version gssencmode"
          + " krbsrvname gsslib gssdelegation replication target_session_attrs load_balance_hosts"
          + " scram_client_key scram_server_key oauth_issuer oauth_client_id oauth_client_secret"
          + " oauth_scope sslkeylogfile";

  @Test
  void everyParameterOfLibpqIsThere() {
    assertThat(
            Arrays.stream(LibpqParameter.values())
                .map(LibpqParameter::keyword)
                .collect(Collectors.joining(" ")))
        .isEqualTo(LIBPQ_18);
  }

  @Test
  void theReferenceShowsEveryParameter() throws IOException {
    ReferenceTable.assertShown("connection.md", "parameters", table(), getClass());
  }

  private static String table() {
    return "| parameter | variable | here | |\n|---|---|---|---|\n"
        + Arrays.stream(LibpqParameter.values())
            .map(
                each ->
                    "| `%s` | %s | %s | %s |\n"
                        .formatted(
                            each.keyword(),
                            each.variable().map(name -> "`" + name + "`").orElse(""),
                            each.use().name().toLowerCase(Locale.ROOT),
                            each.meaning()))
            .collect(Collectors.joining());
  }
}
