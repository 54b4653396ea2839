package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Direction;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.RunOutcome;
import dev.athanor.operator.AthanorOperator;
import dev.athanor.operator.runtime.Settings;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.faults.Fault;
import dev.athanor.sandbox.jobs.EngineCommand;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.tenant.Tenant;
import dev.athanor.sandbox.waiting.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios. Each has a namespace, a database and images of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenarios {
  private static final String IMAGE = "shop/migrations:1";
  private static final String SLEEP = "SELECT pg_sleep(4);";

  private Sandbox sandbox;
  private Tenant tenant;
  private Migration orders;
  private SandboxDatabase database;
  private ScriptFolder scripts;
  private int tenants;
  @TempDir private Path folder;

  abstract KubernetesApi api();

  @BeforeAll
  void startSandbox() {
    sandbox =
        Sandbox.start(
            api(),
            EngineCommand.entryPoint(),
            client -> AthanorOperator.start(client, Settings.DEFAULT));
    sandbox.startOperator();
  }

  @AfterAll
  void stopSandbox() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @BeforeEach
  void moveIn(TestInfo test) {
    sandbox.operatorFaults().clear();
    tenants++;
    tenant = Tenant.in(sandbox, "tenant-" + tenants);
    orders = tenant.migration("orders");
    database = tenant.createDatabase("orders");
    scripts = ScriptFolder.in(folder.resolve("tenant-" + tenants)).line(4);
    sandbox.images().push(IMAGE, scripts.folder());
  }

  @Test
  void aNewResourceTakesItsDatabaseToTheTarget() throws SQLException {
    orders.create(IMAGE, "002", "");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();

    assertThat(rows()).containsExactly("002");
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(status.currentRevisions()).containsExactly("002");
    assertThat(status.headRevisions()).containsExactly("004");
    assertThat(status.pending()).isEqualTo(2);
    assertThat(status.lastAppliedImage()).startsWith("shop/migrations@sha256:");
    assertThat(status.lastMigrationTime()).isNotNull();
    assertThat(status.job()).isNull();
    HistoryEntry run = onlyRun(status);
    assertThat(run.direction()).isEqualTo(Direction.UPGRADE);
    assertThat(run.from()).isEmpty();
    assertThat(run.to()).containsExactly("002");
    assertThat(run.steps()).isEqualTo(2);
    assertThat(run.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
  }

  @Test
  void anEditOfTheTargetGoesUp() throws SQLException {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");

    orders.edit("targetRevision: head");

    DatabaseMigration there = orders.awaitReadyAt("004");
    assertThat(rows()).containsExactly("004");
    assertThat(reason(there)).isEqualTo("Applied");
    assertThat(there.getStatus().pending()).isZero();
  }

  @Test
  void anEditOfTheTargetRollsBack() throws SQLException {
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"002\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(Objects.requireNonNull(status.history()).get(0).direction())
        .isEqualTo(Direction.DOWNGRADE);
    assertThat(status.history()).hasSize(2);
  }

  @Test
  void aRelativeTargetIsWalkedOnce() throws SQLException {
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"-1\"");
    orders.awaitReadyAt("003");
    orders.edit("historyLimit: 5");

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(rows()).containsExactly("003");
    assertThat(Objects.requireNonNull(there.getStatus().pinned()).target()).isEqualTo("-1");
  }

  @Test
  void aRevisionThatDoesNotExistIsSaidAndMended() throws SQLException {
    orders.create(IMAGE, "nowhere", "");

    DatabaseMigration stalled = orders.awaitStalled("RevisionNotFound");

    assertThat(message(stalled)).contains("nowhere");
    assertThat(rows()).isEmpty();
    orders.edit("targetRevision: \"001\"");
    orders.awaitReadyAt("001");
  }

  @Test
  void badSqlIsRolledBackAndNamedAndARepairedImageGoesOn() throws SQLException {
    scripts.revision("003", "002", "CREATE TABLE t003 (id int);\nCREATE TABL t003b (id int);", "");
    orders.create(IMAGE, "head", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(message(stalled))
        .contains("versions/003_step.sql:9")
        .contains("42601")
        .contains("syntax error");
    assertThat(rows()).containsExactly("002");
    assertThat(tables()).containsExactly("t001", "t002");
    assertThat(stalled.getStatus().currentRevision()).isEqualTo("002");
    assertThat(Objects.requireNonNull(stalled.getStatus().history()).get(0).outcome())
        .isEqualTo(RunOutcome.FAILED);

    ScriptFolder repaired = ScriptFolder.in(folder.resolve("repaired-" + tenants)).line(4);
    sandbox.images().push("shop/migrations:2", repaired.folder());
    orders.edit("image: shop/migrations:2");
    orders.awaitReadyAt("004");
    assertThat(tables()).hasSize(4);
  }

  @Test
  void aMissingSecretIsAwaited() throws SQLException {
    sandbox.client().secrets().inNamespace(tenant.namespace()).withName("orders-db").delete();
    orders.create(IMAGE, "001", "");
    orders.await(
        "says that the Secret is missing",
        Migration.PATIENCE,
        m -> "SecretNotFound".equals(reason(m)) && Migration.isTrue(m, "Reconciling"));

    tenant.writeSecret("orders-db", database);

    orders.awaitReadyAt("001");
    assertThat(rows()).containsExactly("001");
  }

  @Test
  void anImageThatIsMissingGivesWayToTheRightOne() {
    orders.create("shop/migrations:typo", "001", "");
    orders.await(
        "says that the image is missing",
        Migration.PATIENCE,
        m -> "ImagePullFailed".equals(reason(m)));

    orders.edit("image: " + IMAGE);

    orders.awaitReadyAt("001");
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
  void aRunnerThatIsKilledLeavesOneRevisionAndIsRunAgain() throws SQLException {
    scripts.revision("002", "001", "CREATE TABLE t002 (id int);\n" + SLEEP, "DROP TABLE t002;");
    orders.create(IMAGE, "head", "retry: {backoff: {initial: 1s, max: 2s}}");
    String job = awaitRunning();
    Await.until("002 is under way", Migration.PATIENCE, () -> rows().contains("001"));

    sandbox.jobs().kill(tenant.namespace(), job);

    DatabaseMigrationStatus status = orders.awaitReadyAt("004").getStatus();
    assertThat(tables()).hasSize(4);
    assertThat(status.history()).hasSize(2);
    assertThat(orders.jobs().size()).isEqualTo(2);
  }

  @Test
  void theSecondOfTwoEditsInARowWins() throws SQLException {
    orders.create(IMAGE, "001", "");
    orders.awaitReadyAt("001");

    orders.edit("targetRevision: head");
    orders.edit("targetRevision: \"002\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("002").getStatus();
    assertThat(rows()).containsExactly("002");
    assertThat(status.resolvedRevisions()).containsExactly("002");
  }

  @Test
  void anEditDuringARunWaitsForItsEnd() throws SQLException {
    scripts.revision("002", "001", SLEEP + "\nCREATE TABLE t002 (id int);", "DROP TABLE t002;");
    orders.create(IMAGE, "head", "");
    awaitRunning();

    orders.edit("targetRevision: \"001\"");

    DatabaseMigrationStatus status = orders.awaitReadyAt("001").getStatus();
    assertThat(rows()).containsExactly("001");
    assertThat(status.history())
        .extracting(HistoryEntry::outcome)
        .containsExactly(RunOutcome.SUCCEEDED, RunOutcome.SUCCEEDED);
  }

  @Test
  void whatDependsOnAnotherWaitsForIt() {
    Migration base = tenant.migration("base");
    tenant.createDatabase("base");
    orders.create(IMAGE, "001", "dependsOn: [{name: base}]");
    orders.await(
        "waits for base", Migration.PATIENCE, m -> "WaitingForDependency".equals(reason(m)));

    base.create(IMAGE, "001", "");

    orders.awaitReadyAt("001");
  }

  @Test
  void aSuspendedResourceIsLeftAlone() throws SQLException {
    orders.create(IMAGE, "001", "suspend: true");

    orders.awaitStalled("Suspended");

    assertThat(rows()).isEmpty();
    orders.edit("suspend: false");
    orders.awaitReadyAt("001");
  }

  @Test
  void aPlanChangesNothing() throws SQLException {
    orders.create(IMAGE, "003", "mode: Plan");

    DatabaseMigration planned = orders.awaitReady();

    assertThat(reason(planned)).isEqualTo("Planned");
    assertThat(Objects.requireNonNull(planned.getStatus().plan()).steps()).hasSize(3);
    assertThat(rows()).isEmpty();
  }

  @Test
  void aForbiddenDowngradeIsRefused() throws SQLException {
    orders.create(IMAGE, "head", "policy: {downgrade: Deny}");
    orders.awaitReadyAt("004");

    orders.edit("targetRevision: \"001\"");

    orders.awaitStalled("DowngradeForbidden");
    assertThat(rows()).containsExactly("004");
  }

  @Test
  void anApprovedPlanIsCarriedOut() throws SQLException {
    orders.create(IMAGE, "head", "policy: {downgrade: RequireApproval}");
    orders.awaitReadyAt("004");
    orders.edit("targetRevision: \"001\"");
    DatabaseMigration waiting = orders.awaitStalled("ApprovalRequired");
    String plan = Objects.requireNonNull(waiting.getStatus().plan()).id();

    orders.edit("approvedPlan: " + plan);

    orders.awaitReadyAt("001");
    assertThat(rows()).containsExactly("001");
  }

  @Test
  void anotherHandIsNoticedAndTheAnnotationGoesBack() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s");
    orders.awaitReadyAt("002");

    sql("UPDATE alembic_version SET version_num = '003'; CREATE TABLE t003 (id int)");

    orders.awaitStalled("DriftDetected");
    orders.annotate("athanor.dev/reconcile-requested-at", "now");
    orders.awaitReadyAt("002");
    assertThat(tables()).containsExactly("t001", "t002");
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
  void whatStandsStillIsNotWritten() throws SQLException {
    orders.create(IMAGE, "002", "interval: 1s");
    orders.awaitReadyAt("002");
    Await.until("the run is tidied up", Migration.PATIENCE, this::everyJobExpires);
    String before = resourceVersion();
    sandbox.operatorFaults().forgetCalls();
    long looks = looks();

    Await.until("the database is looked at again", Migration.PATIENCE, () -> looks() > looks + 6);

    assertThat(resourceVersion()).isEqualTo(before);
    assertThat(sandbox.operatorFaults().writes())
        .filteredOn(call -> call.path().contains("/" + tenant.namespace() + "/"))
        .isEmpty();
  }

  @Test
  void deletingTheResourceLeavesTheDatabase() throws SQLException {
    orders.create(IMAGE, "002", "");
    orders.awaitReadyAt("002");

    orders.delete();

    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());
    assertThat(rows()).containsExactly("002");
  }

  @Test
  void noSecretIsShownAnywhere() {
    scripts.revision("002", "001", "SELECT 1/0;", "");
    orders.create(IMAGE, "head", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(stalled.getStatus().toString()).doesNotContain(database.password());
    assertThat(orders.jobs().toString()).doesNotContain(database.password());
  }

  private String awaitRunning() {
    List<String> running = new ArrayList<>();
    Await.until(
        "a runner is at work",
        Migration.PATIENCE,
        () -> {
          running.clear();
          running.addAll(
              queryAll(
                  "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
                      + " AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"));
          return !running.isEmpty();
        });
    return running.get(0);
  }

  private long looks() {
    return Long.parseLong(
        queryAll("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
            .get(0));
  }

  private boolean everyJobExpires() {
    return orders.jobs().stream()
        .allMatch(job -> job.getSpec().getTtlSecondsAfterFinished() != null);
  }

  private String resourceVersion() {
    return orders.read().orElseThrow().getMetadata().getResourceVersion();
  }

  private List<String> rows() {
    return queryAll("SELECT to_regclass('alembic_version')").contains("null")
        ? List.of()
        : queryAll("SELECT version_num FROM alembic_version");
  }

  private List<String> tables() {
    return queryAll(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't0%' ORDER BY 1");
  }

  private List<String> queryAll(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(String.valueOf(result.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sql(String statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static HistoryEntry onlyRun(DatabaseMigrationStatus status) {
    List<HistoryEntry> history = Objects.requireNonNull(status.history());
    assertThat(history).hasSize(1);
    return history.get(0);
  }

  private static String reason(DatabaseMigration migration) {
    return ready(migration).map(Condition::reason).orElse("");
  }

  private static String message(DatabaseMigration migration) {
    return ready(migration).map(Condition::message).orElse("");
  }

  private static Optional<Condition> ready(DatabaseMigration migration) {
    return Migration.condition(migration, "Ready");
  }
}
