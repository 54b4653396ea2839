package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A role in the Secret that may not do what a migration needs: which right, and on what. */
class RightsOfTheRoleIT extends Scenario {
  private SandboxDatabase weak;

  RightsOfTheRoleIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @BeforeEach
  void aRoleWithoutRights() throws SQLException {
    String role = database.name() + "_weak";
    weak = database.as(role, "weak-password");
    asOwnerOfAll("CREATE ROLE %s LOGIN PASSWORD 'weak-password'".formatted(role));
    tenant.writeSecret("orders-db", weak);
  }

  @Test
  void withoutConnect() throws SQLException {
    asOwnerOfAll("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(database.name()));
    orders.create(IMAGE, "001", "retry: {backoff: {initial: 1s, max: 1s}}");

    DatabaseMigration said =
        orders.await(
            "says what is missing",
            Migration.PATIENCE,
            m -> message(m).contains("permission denied for database \"" + database.name()));

    assertThat(message(said)).contains("Grant the right to this role", "annotate the resource");
    asOwnerOfAll(
        "GRANT CONNECT, CREATE ON DATABASE %s TO %s".formatted(database.name(), weak.user()));
    inDatabase("GRANT CREATE ON SCHEMA public TO " + weak.user());
    orders.annotate("athanor.dev/reconcile-requested-at", "now");
    orders.awaitReadyAt("001");
  }

  @Test
  void withoutCreateOnTheSchema() throws SQLException {
    orders.create(IMAGE, "001", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(message(stalled))
        .contains("permission denied for schema public", "Grant the right to this role");
    assertThat(rows()).isEmpty();
    inDatabase("GRANT CREATE ON SCHEMA public TO " + weak.user());
    orders.annotate("athanor.dev/reconcile-requested-at", "now");
    orders.awaitReadyAt("001");
  }

  @Test
  void withoutTheVersionTable() throws SQLException {
    inDatabase("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)");
    inDatabase("INSERT INTO alembic_version VALUES ('002')");
    orders.create(IMAGE, "003", "");

    DatabaseMigration stalled = orders.awaitStalled("MigrationFailed");

    assertThat(message(stalled))
        .contains("permission denied for table alembic_version", "Grant the right to this role");
    assertThat(rows()).containsExactly("002");
  }

  private void asOwnerOfAll(String sql) throws SQLException {
    execute(sandbox.postgres().admin(), sql);
  }

  private void inDatabase(String sql) throws SQLException {
    execute(database, sql);
  }

  private static void execute(SandboxDatabase where, String sql) throws SQLException {
    try (Connection connection = where.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
