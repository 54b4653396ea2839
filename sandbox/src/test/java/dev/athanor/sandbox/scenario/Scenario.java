package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.sandbox.NotOnThisLevelException;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.kubernetes.KubeApiServer;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.tenant.Tenant;
import dev.athanor.sandbox.waiting.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One scenario: a namespace, a database and images of its own on a shared sandbox, and the words in
 * which it is told. Every scenario is told on each API server.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("dev.athanor.sandbox.scenario.Levels#ofThisRun")
@ExtendWith({Sandboxes.Resolver.class, SaidWhereNotRun.class})
abstract class Scenario {
  static final String IMAGE = "shop/migrations:1";
  static final String SLEEP = "SELECT pg_sleep(4);";

  private static final String NOT_PROVEN =
      "KUBEBUILDER_ASSETS names no folder with etcd, kube-apiserver and kubectl: the scenarios"
          + " are NOT proven on the real API server";

  private static final AtomicBoolean SAID = new AtomicBoolean();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final KubernetesApi.Wanted server;
  Sandbox sandbox;
  Tenant tenant;
  Migration orders;
  SandboxDatabase database;
  ScriptFolder scripts;
  private Sandboxes sandboxes;
  private Witness witness;

  Scenario(KubernetesApi.Wanted server) {
    this.server = server;
  }

  @BeforeEach
  void moveIn(Sandboxes shared) {
    boolean there =
        server != KubernetesApi.Wanted.KUBE_API_SERVER
            || !System.getenv().getOrDefault(KubeApiServer.ASSETS, "").isEmpty();
    if (!there && SAID.compareAndSet(false, true)) {
      System.err.println("SKIPPED: " + NOT_PROVEN);
    }
    assumeTrue(there, NOT_PROVEN);
    sandboxes = shared;
    sandbox = sandboxes.on(server);
    if (!Levels.isCluster()) {
      sandbox.operatorFaults().clear();
    }
    tenant = Tenant.in(sandbox, "tenant-" + TENANTS.incrementAndGet());
    witness = new Witness(sandbox.client(), tenant.namespace());
    orders = tenant.migration("orders");
    database = tenant.createDatabase("orders");
    scripts = pushLineOfFour(IMAGE);
  }

  @AfterEach
  void moveOut(TestInfo scenario) {
    if (witness == null) {
      return;
    }
    try (Witness w = witness) {
      w.testify(
          scenario.getTestMethod().map(method -> method.getAnnotation(Shows.class)),
          database.password());
    }
  }

  /**
   * For what a cluster cannot be told: there, the scenario is skipped and says so.
   *
   * @param because completes "Not on a cluster: …"
   */
  static void notOnACluster(String because) {
    if (Levels.isCluster()) {
      throw new NotOnThisLevelException(because);
    }
  }

  /** Pushes an image with the revisions 001 to 004; a change made before the pull is in it. */
  ScriptFolder pushLineOfFour(String image) {
    ScriptFolder pushed = emptyImage().line(4);
    sandbox.images().push(image, pushed.folder());
    return pushed;
  }

  /** Pushes an image that is one revision ahead of those. */
  ScriptFolder pushWithAFifth(String image) {
    return pushLineOfFour(image)
        .revision("005", "004", "CREATE TABLE t005 (id int);", "DROP TABLE t005;");
  }

  /** An image without scripts that nobody has pushed yet. */
  ScriptFolder emptyImage() {
    return ScriptFolder.in(sandboxes.newFolder());
  }

  String awaitRunning() {
    List<String> running = new ArrayList<>();
    Await.until(
        "a runner is at work",
        Migration.PATIENCE,
        () -> {
          running.clear();
          running.addAll(
              queryAll(
                  "SELECT application_name FROM pg_stat_activity WHERE datname = current_database()"
                      // Whoever asked this a moment ago may still be there, and asked for pg_sleep.
                      + " AND query LIKE '%pg_sleep%' AND query NOT LIKE '%pg_stat_activity%'"));
          return !running.isEmpty();
        });
    return running.get(0);
  }

  List<String> rows() {
    return queryAll("SELECT to_regclass('alembic_version')").contains("null")
        ? List.of()
        : queryAll("SELECT version_num FROM alembic_version");
  }

  List<String> tables() {
    return queryAll(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 't0%' ORDER BY 1");
  }

  /** How many transactions the database has seen: it grows with every look at it. */
  long commits() {
    return Long.parseLong(
        queryAll("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
            .get(0));
  }

  List<String> queryAll(String sql) {
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

  /** Another hand does something to the database, as its owner. */
  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String resourceVersion() {
    return orders.read().orElseThrow().getMetadata().getResourceVersion();
  }

  static HistoryEntry onlyRun(DatabaseMigrationStatus status) {
    List<HistoryEntry> history = Objects.requireNonNull(status.history());
    assertThat(history).hasSize(1);
    return history.get(0);
  }

  static String reason(DatabaseMigration migration) {
    return ready(migration).map(Condition::reason).orElse("");
  }

  static String message(DatabaseMigration migration) {
    return ready(migration).map(Condition::message).orElse("");
  }

  private static Optional<Condition> ready(DatabaseMigration migration) {
    return Migration.condition(migration, "Ready");
  }
}
