package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is edited, suspended or deleted while a run is under way. */
class WhileARunGoesOnIT extends Scenario {

  WhileARunGoesOnIT(KubernetesApi.Wanted server) {
    super(server);
  }

  /** Revision 002 takes its time. */
  @BeforeEach
  void goSlowly() {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\n" + SLEEP, "DROP TABLE t002;");
  }

  @Test
  void theLastOfTheEditsCounts() throws SQLException {
    orders.create(IMAGE, "002", "");
    awaitRunning();

    orders.edit("targetRevision: \"004\"");
    orders.await(
        "says what it waits for",
        Migration.PATIENCE,
        m -> message(m).endsWith("is still running; this spec follows when it has ended."));
    orders.edit("targetRevision: \"001\"");

    DatabaseMigration there = orders.awaitReadyAt("001");
    assertThat(tables()).containsExactly("t001");
    assertThat(there.getStatus().history())
        .extracting(HistoryEntry::to)
        .containsExactly(List.of("001"), List.of("002"));
  }

  @Test
  void aSuspensionEndsNoRunAndStartsNone() throws SQLException {
    orders.create(IMAGE, "002", "");
    awaitRunning();

    orders.edit("suspend: true");
    orders.await(
        "says that nothing follows",
        Migration.PATIENCE,
        m -> message(m).endsWith("none follows it while spec.suspend is true."));

    DatabaseMigration there = orders.awaitReadyAt("002");
    assertThat(reason(there)).isEqualTo("Suspended");
    assertThat(message(there)).isEqualTo("The database is at 002. No run will be started.");
    assertThat(onlyRun(there.getStatus()).outcome()).isEqualTo(RunOutcome.SUCCEEDED);

    orders.edit("targetRevision: \"001\"");
    DatabaseMigration away = orders.awaitStalled("Suspended");
    assertThat(message(away))
        .isEqualTo("Suspended: 001 has not been gone to. Set spec.suspend to false to go on.");
    assertThat(rows()).containsExactly("002");
    orders.edit("suspend: false");
    orders.awaitReadyAt("001");
  }

  @Test
  void aSuspendedResourceGoesOnLookingAtItsDatabase() throws SQLException {
    orders.create(IMAGE, "001", "interval: 1s");
    orders.awaitReadyAt("001");
    orders.edit("suspend: true");
    orders.awaitReadyAt("001");

    execute("UPDATE alembic_version SET version_num = '002'");

    assertThat(message(orders.awaitStalled("DriftDetected")))
        .contains("at 002", "No run will be started while spec.suspend is true.");
  }

  @Test
  void aResourceThatIsDeletedTakesItsRunWithIt() throws SQLException {
    orders.create(IMAGE, "002", "");
    awaitRunning();
    assertThat(orders.read().orElseThrow().getMetadata().getFinalizers()).isEmpty();

    orders.delete();

    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());
    Await.until("its session is gone", Migration.PATIENCE, this::isAlone);
    assertThat(rows()).containsExactly("001");
    assertThat(tables()).containsExactly("t001");
    assertThat(
            queryAll(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
        .containsExactly("0");
    Await.until("its Job and its Pod are gone", Migration.PATIENCE, this::nothingIsLeft);
  }

  private boolean isAlone() {
    return queryAll(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()")
        .isEmpty();
  }

  private boolean nothingIsLeft() {
    var client = sandbox.client();
    String namespace = tenant.namespace();
    return client.batch().v1().jobs().inNamespace(namespace).list().getItems().isEmpty()
        && client.pods().inNamespace(namespace).list().getItems().isEmpty();
  }

  @Test
  void aResourceThatComesAgainGoesOnWhereTheDatabaseIs() throws SQLException {
    orders.create(IMAGE, "002", "");
    awaitRunning();
    orders.delete();
    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());

    orders.create(IMAGE, "003", "retry: {backoff: {initial: 1s, max: 2s}}");

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(Objects.requireNonNull(there.getStatus().history()).get(0).outcome())
        .isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(tables()).containsExactly("t001", "t002", "t003");
  }
}
