package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What kubectl prints is what the documentation shows: {@code -Ddocs.write=true} writes it anew,
 * for a person to read the difference.
 */
class KubectlIT extends Scenario {
  private static final boolean WRITE = Boolean.getBoolean("docs.write");
  private static final Path PAGE = Path.of("../docs/how-to/kubectl.md");
  private static final String WAIT = "wait --for=condition=Ready dbm/orders --timeout=60s";
  private static final String EVENTS = "events --for dbm/orders";

  private final KubernetesApi.Wanted server;
  private final Map<String, String> told = new LinkedHashMap<>();
  private Kubectl kubectl;

  KubectlIT(KubernetesApi.Wanted server) {
    super(server);
    this.server = server;
  }

  @BeforeEach
  void open(@TempDir Path cache) {
    assumeTrue(
        server == KubernetesApi.Wanted.KUBE_API_SERVER,
        "kubectl is tried on the real API server only");
    kubectl = new Kubectl(sandbox.api().kubeconfig(), cache, tenant.namespace());
  }

  @Test
  void thePageShowsWhatKubectlPrints() throws IOException, SQLException {
    orders.create(IMAGE, "003", "interval: 1s");
    tell("upgrade", WAIT, "get dbm", "get dbm -o wide", EVENTS);
    orders.edit("targetRevision: \"001\"");
    tell("rollback", WAIT, "get dbm");
    orders.edit("targetRevision: \"003\"");
    orders.awaitReadyAt("003");
    fails();
    waitsForApproval();
    drifts();
    tell("explain", "explain dbm.spec.policy");
    compare();
  }

  private void fails() {
    pushLineOfFour("shop/migrations:2")
        .revision("004", "003", "ALTER TABLE t003 ADD COLUMN total numeric(10;", "");
    orders.edit("image: shop/migrations:2\ntargetRevision: head");
    orders.awaitStalled("MigrationFailed");
    tell("failure", "get dbm", "describe dbm/orders");
    assertThat(kubectl.prints("describe dbm/orders"))
        .as("the events, and the one that came twice")
        .containsPattern("Warning +MigrationFailed .* athanor-operator +versions/004_step.sql:8")
        .containsPattern("Normal +Applied .*\\(x2 over .* The database is at 003");
    orders.edit("image: shop/migrations:1\ntargetRevision: \"003\"");
    orders.awaitReadyAt("003");
  }

  private void waitsForApproval() {
    orders.edit("targetRevision: \"002\"\npolicy: {downgrade: RequireApproval}");
    String plan =
        Objects.requireNonNull(orders.awaitStalled("ApprovalRequired").getStatus().plan()).id();
    tell("approval", "get dbm -o wide");
    orders.edit("approvedPlan: " + plan);
    orders.awaitReadyAt("002");
  }

  private void drifts() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE alembic_version SET version_num = '001'; DROP TABLE t002");
    }
    orders.awaitStalled("DriftDetected");
    tell("drift", "get dbm -o wide");
  }

  private void tell(String what, String... commands) {
    told.put(what, Arrays.stream(commands).map(kubectl::shows).collect(Collectors.joining("\n")));
  }

  private void compare() throws IOException {
    String page = Files.readString(PAGE);
    for (Map.Entry<String, String> part : told.entrySet()) {
      String begin = "<!-- recorded: %s -->\n".formatted(part.getKey());
      int at = page.indexOf(begin) + begin.length();
      int end = page.indexOf("<!-- end of %s -->".formatted(part.getKey()));
      assertThat(at)
          .as("%s has a place for %s", PAGE, part.getKey())
          .isBetween(begin.length(), end);
      String block = "\n```console\n" + part.getValue() + "```\n\n";
      page = page.substring(0, at) + block + page.substring(end);
    }
    if (WRITE) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }
}
