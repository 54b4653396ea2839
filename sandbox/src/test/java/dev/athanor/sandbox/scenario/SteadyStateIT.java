package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.faults.ApiCall;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.tenant.Tenant;
import dev.athanor.sandbox.waiting.Await;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands still costs the API server nothing; what is retried, no more than what changes. */
class SteadyStateIT extends Scenario {

  SteadyStateIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Applied | 002 | suspend: false",
        "Planned | 002 | suspend: false, mode: Plan",
        "Suspended | 002 | suspend: true",
        "WaitingForDependency | 002 | suspend: false, dependsOn: [{name: base}]",
        "SecretNotFound | 002 | suspend: false, database: {secretRef: {name: gone}}",
        "RevisionNotFound | nowhere | suspend: false",
        "MigrationFailed | bad | suspend: false",
        "InvalidSpec | 002 | suspend: false, engine: Alembic",
      })
  void nothingIsReadOrWrittenWhereNothingChanges(String reason, String target, String edit) {
    scripts.revision("bad", "004", "SELECT 1/0;", "");
    orders.create(IMAGE, target, "suspend: true");
    orders.edit("{%s}".formatted(edit));
    orders.await("says " + reason, Migration.PATIENCE, m -> reason.equals(reason(m)));
    Await.until("the runs are tidied up", Migration.PATIENCE, this::everyJobExpires);
    Optional<DatabaseMigrationStatus> still = orders.status();
    sandbox.operatorFaults().forgetCalls();

    for (int poke = 0; poke < 3; poke++) {
      orders.annotate("example.com/poke", "poke " + poke);
    }
    anotherLives();

    assertThat(requestsForUs()).as("what the operator asked of the API server").isEmpty();
    assertThat(orders.status()).isPresent().isEqualTo(still);
  }

  /** While a whole life goes by, the events before it have long been seen. */
  private void anotherLives() {
    Tenant neighbour = Tenant.in(sandbox, tenant.namespace() + "-neighbour");
    neighbour.createDatabase("other");
    neighbour.migration("other").create(IMAGE, "001", "");
    neighbour.migration("other").awaitReadyAt("001");
  }

  private List<ApiCall> requestsForUs() {
    return sandbox.operatorFaults().calls().stream()
        .filter(call -> call.path().contains("/" + tenant.namespace() + "/"))
        .filter(call -> !call.isWatch())
        .toList();
  }

  @Test
  @Shows(reason = Reason.DATABASE_UNREACHABLE)
  void aDatabaseThatIsDownCostsWhatChangesAndItsEventIsCounted() {
    try (NotPostgres nobody = NotPostgres.start(NotPostgres.Kind.CLOSED_PORT)) {
      String url = "postgresql://u:pw@%s/d?connect_timeout=1".formatted(nobody.address());
      tenant.writeSecret("orders-db", Map.of("uri", url));
      orders.create(IMAGE, "001", "retry: {backoff: {initial: 1s, max: 1s}}");
      awaitAttempt(2);
      sandbox.operatorFaults().forgetCalls();

      awaitAttempt(4);

      List<ApiCall> writes = requestsForUs().stream().filter(ApiCall::isWrite).toList();
      long runs =
          writes.stream().filter(c -> c.method().equals("POST") && c.isAbout("jobs")).count();
      assertThat(runs).isGreaterThanOrEqualTo(1);
      assertThat(writes)
          .as("a start, the image that runs, and an end of each run")
          .filteredOn(ApiCall::isStatus)
          .hasSizeLessThanOrEqualTo(3 * (int) runs + 1);
      assertThat(writes)
          .as("counted where it was announced already")
          .noneMatch(call -> call.method().equals("POST") && call.isAbout("events"));
      assertThat(events("DatabaseUnreachable"))
          .singleElement()
          .satisfies(event -> assertThat(event.getCount()).isGreaterThanOrEqualTo(3));
    }
  }

  private void awaitAttempt(int attempt) {
    orders.await(
        "has tried %d times".formatted(attempt),
        Migration.PATIENCE,
        m -> attempts(m.getStatus()) >= attempt && "DatabaseUnreachable".equals(reason(m)));
  }

  private static int attempts(DatabaseMigrationStatus status) {
    return Objects.requireNonNullElse(status.attempt(), 0);
  }

  private List<Event> events(String reason) {
    return sandbox.client().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
        .filter(event -> reason.equals(event.getReason()))
        .filter(event -> "orders".equals(event.getInvolvedObject().getName()))
        .toList();
  }

  private boolean everyJobExpires() {
    return orders.jobs().stream()
        .allMatch(job -> job.getSpec().getTtlSecondsAfterFinished() != null);
  }
}
