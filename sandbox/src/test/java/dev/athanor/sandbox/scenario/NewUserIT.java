package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people get wrong on the first day: each a sentence with its remedy, and nothing lost. */
class NewUserIT extends Scenario {
  private static final String IMPATIENT = "retry: {backoff: {initial: 1s, max: 1s}}";

  NewUserIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  @Shows(reason = Reason.REVISION_NOT_FOUND)
  void aMistypedTargetIsAnsweredWithTheOneThatWasMeant() {
    orders.create(IMAGE, "0003", "");

    DatabaseMigration stalled = orders.awaitStalled("RevisionNotFound");

    assertThat(message(stalled))
        .contains("'0003'", "Did you mean 003?", "Correct spec.targetRevision");
    assertThat(rows()).isEmpty();
  }

  @Test
  void aTargetThatIsNotNearToAnyIsToldWhereTheImageLeads() {
    orders.create(IMAGE, "nowhere", "");

    assertThat(message(orders.awaitStalled("RevisionNotFound")))
        .contains("The scripts lead to 004.");
  }

  @Test
  @Shows(reason = Reason.REVISION_AMBIGUOUS)
  void aBeginningThatFitsTwoIsAskedToBeLonger() {
    scripts.revision("feed1", "004", "", "").revision("feed2", "feed1", "", "");
    orders.create(IMAGE, "feed", "");

    assertThat(message(orders.awaitStalled("RevisionAmbiguous")))
        .contains("'feed1', 'feed2'", "Write more of the id in spec.targetRevision.");
    assertThat(rows()).isEmpty();
  }

  @Test
  @Shows(reason = Reason.MULTIPLE_HEADS)
  void twoHeadsAreNotChosenBetween() {
    scripts.revision("other", "003", "CREATE TABLE t00x (id int);", "DROP TABLE t00x;");
    orders.create(IMAGE, "head", "");

    DatabaseMigration stalled = orders.awaitStalled("MultipleHeads");

    assertThat(message(stalled)).contains("004", "other", "Set spec.targetRevision to heads");
    orders.edit("targetRevision: heads");
    orders.awaitReady();
    assertThat(rows()).containsExactlyInAnyOrder("004", "other");
  }

  @Test
  @Shows(
      field = {
        "spec.database.keys.host",
        "spec.database.keys.port",
        "spec.database.keys.dbname",
        "spec.database.keys.username",
        "spec.database.keys.password",
        "spec.database.keys.sslmode"
      })
  void lineBreaksAtTheEndOfASecretsValuesDoNoHarm() {
    tenant.writeSecret(
        "orders-db",
        Map.of(
            "h", SandboxDatabase.HOST + "\n",
            "p", database.port() + "\n",
            "d", database.name() + "\n",
            "u", database.user() + "\n",
            "w", database.password() + "\n",
            "s", "disable\n"));
    orders.create(IMAGE, "001", "suspend: true");
    orders.edit(
        "database: {keys: {host: h, port: p, dbname: d, username: u, password: w, sslmode: s}}\nsuspend: false");

    orders.awaitReadyAt("001");
    tenant.writeSecret("orders-db", Map.of("uri", database.url() + "\n"));
    orders.edit("targetRevision: \"002\"\ndatabase: {keys: null}");
    orders.awaitReadyAt("002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host password dbname | it has no key username (it has dbname, host, password).",
        "host password username | it has no key dbname (it has host, password, username).",
        "username password | it has none of the keys DATABASE_URL, uri, host",
        "url | it has none of the keys DATABASE_URL, uri, host (it has url).",
      })
  @Shows(reason = Reason.SECRET_INVALID)
  void aHalfFilledSecretIsToldWhatItLacks(String keys, String sentence) {
    Map<String, String> values =
        Map.of(
            "host", SandboxDatabase.HOST,
            "dbname", database.name(),
            "username", database.user(),
            "password", database.password(),
            "url", database.url());
    deleteSecret();
    tenant.writeSecret("orders-db", only(values, keys.split(" ", -1)));
    orders.create(IMAGE, "001", "");

    DatabaseMigration stalled = orders.awaitStalled("SecretInvalid");

    assertThat(message(stalled)).startsWith("Secret orders-db: " + sentence);
    assertThat(message(stalled)).contains("spec.database.keys");
    tenant.writeSecret("orders-db", database);
    orders.awaitReadyAt("001");
  }

  private static Map<String, String> only(Map<String, String> values, String... keys) {
    Map<String, String> kept = new HashMap<>(values);
    kept.keySet().retainAll(List.of(keys));
    return kept;
  }

  private void deleteSecret() {
    sandbox.client().secrets().inNamespace(tenant.namespace()).withName("orders-db").delete();
  }

  @ParameterizedTest
  @EnumSource
  @Shows(reason = Reason.DATABASE_UNREACHABLE)
  void whatIsNotPostgresIsNamedAndTriedAgain(NotPostgres.Kind kind) {
    notOnACluster("what is no PostgreSQL listens on this machine, where no Pod comes");
    try (NotPostgres server = NotPostgres.start(kind)) {
      String address = server.address();
      tenant.writeSecret(
          "orders-db",
          Map.of("uri", "postgresql://u:%s@%s/d?connect_timeout=1".formatted("s3cret", address)));
      orders.create(IMAGE, "001", IMPATIENT);

      DatabaseMigration waiting = awaitReason("DatabaseUnreachable");

      assertThat(Migration.isTrue(waiting, "Reconciling")).isTrue();
      assertThat(message(waiting)).contains(address, "a PostgreSQL server that listens there");
      tenant.writeSecret("orders-db", database);
      orders.awaitReadyAt("001");
    }
  }

  @Test
  @Shows(reason = Reason.AUTHENTICATION_FAILED)
  void aWrongPasswordIsMendedInTheSecret() {
    tenant.writeSecret(
        "orders-db", Map.of("uri", database.url().replace(database.password(), "wr0ng")));
    orders.create(IMAGE, "001", "");

    DatabaseMigration waiting = awaitReason("AuthenticationFailed");

    assertThat(message(waiting)).contains("password authentication failed", database.user());
    assertThat(message(waiting)).doesNotContain("wr0ng");
    tenant.writeSecret("orders-db", database);
    orders.awaitReadyAt("001");
  }

  private DatabaseMigration awaitReason(String reason) {
    return orders.await("says " + reason, Migration.PATIENCE, m -> reason.equals(reason(m)));
  }
}
