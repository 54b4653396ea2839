package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.sandbox.faults.ApiCall;
import dev.athanor.sandbox.faults.Fault;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The operator's own faults, and its peace when nothing is to be done. */
class OperatorIT extends Scenario {

  OperatorIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  void anOperatorThatIsRestartedInTheMiddleRunsNothingTwice() throws SQLException {
    scripts.revision("002", "001", SLEEP + "\nCREATE TABLE t002 (id int);", "DROP TABLE t002;");
    orders.create(IMAGE, "head", "");
    awaitRunning();

    sandbox.restartOperator();

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(onlyRun(status).steps()).isEqualTo(4);
    assertThat(orders.jobs()).hasSize(1);
  }

  @Test
  void anOperatorThatCrashesInTheMiddleRunsNothingTwice() throws SQLException {
    scripts.revision("002", "001", SLEEP + "\nCREATE TABLE t002 (id int);", "DROP TABLE t002;");
    orders.create(IMAGE, "head", "");
    awaitRunning();

    sandbox.crashOperator();
    sandbox.startOperator();

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(onlyRun(status).steps()).isEqualTo(4);
    assertThat(orders.jobs()).hasSize(1);
  }

  @Test
  void faultsOfTheApiServerPass() throws SQLException {
    sandbox
        .operatorFaults()
        .next(3, new Fault.Answer(500), call -> call.isWrite() && call.isStatus());
    sandbox
        .operatorFaults()
        .next(1, new Fault.LoseAnswer(), call -> call.isWrite() && call.isAbout("jobs"));

    orders.create(IMAGE, "head", "");

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(onlyRun(status).steps()).isEqualTo(4);
  }

  @Test
  @Shows(
      reason = Reason.RETRY_BACKOFF,
      field = {"spec.retry.backoff.initial", "spec.retry.backoff.max", "status.nextRetryTime"})
  void aJobThatTheApiServerRefusesIsTriedAgainInPeace() {
    sandbox
        .operatorFaults()
        .always(new Fault.Answer(403), call -> call.method().equals("POST") && isJobOfOurs(call));
    sandbox.operatorFaults().forgetCalls();
    orders.create(IMAGE, "001", "retry: {backoff: {initial: 1s, max: 3s}}");

    Await.until("it was refused three times", Migration.PATIENCE, () -> refusals() >= 3);

    orders.await(
        "pauses before the next try",
        Migration.PATIENCE,
        m -> m.getStatus().nextRetryTime() != null && "RetryBackoff".equals(reason(m)));
    assertThat(sandbox.operatorFaults().writes())
        .filteredOn(call -> call.isStatus() && isOurs(call))
        .hasSizeLessThanOrEqualTo(2 * (int) refusals() + 3);
    sandbox.operatorFaults().clear();
    orders.awaitReadyAt("001");
  }

  @Test
  @Shows(field = "status.lastHandledReconcileAt")
  void anAnnotationLongerThanTheStatusTakesIsHandledOnce() {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");

    orders.annotate("athanor.dev/reconcile-requested-at", "x".repeat(400));

    orders.await(
        "has handled the request",
        Migration.PATIENCE,
        m -> m.getStatus().lastHandledReconcileAt() != null && Migration.isTrue(m, "Ready"));
  }

  private long refusals() {
    return sandbox.operatorFaults().writes().stream()
        .filter(call -> call.method().equals("POST") && isJobOfOurs(call))
        .count();
  }

  private boolean isJobOfOurs(ApiCall call) {
    return call.isAbout("jobs") && isOurs(call);
  }

  private boolean isOurs(ApiCall call) {
    return call.path().contains("/" + tenant.namespace() + "/");
  }

  @Test
  @Shows(field = "spec.interval")
  void whatStandsStillIsNotWritten() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s");
    orders.awaitReadyAt("002");
    Await.until("the run is tidied up", Migration.PATIENCE, this::everyJobExpires);
    String before = resourceVersion();
    sandbox.operatorFaults().forgetCalls();
    long looks = commits();

    Await.until("the database is looked at again", Migration.PATIENCE, () -> commits() > looks + 6);

    assertThat(resourceVersion()).isEqualTo(before);
    assertThat(sandbox.operatorFaults().writes()).filteredOn(this::isOurs).isEmpty();
  }

  private boolean everyJobExpires() {
    return orders.jobs().stream()
        .allMatch(job -> job.getSpec().getTtlSecondsAfterFinished() != null);
  }
}
