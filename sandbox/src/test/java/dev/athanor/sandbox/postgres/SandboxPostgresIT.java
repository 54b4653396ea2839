package dev.athanor.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SandboxPostgresIT {
  @Test
  void databasesHaveOwnersWithPasswordsAndCanMisbehave() throws SQLException {
    try (SandboxPostgres postgres = SandboxPostgres.start()) {
      SandboxDatabase orders = postgres.createDatabase("orders");
      SandboxDatabase other = postgres.createDatabase("other");
      try (Connection connection = orders.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE t (a int)");
        postgres.breakConnections(orders);
        assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
      }
      SandboxDatabase wrong =
          new SandboxDatabase(orders.port(), "orders", "orders", other.password());
      assertThatThrownBy(wrong::connect).hasMessageContaining("password authentication failed");

      postgres.refuseConnections(orders);
      assertThatThrownBy(orders::connect).hasMessageContaining("not currently accepting");
      postgres.welcomeConnections(orders);
      orders.connect().close();
      assertThat(orders.toString()).doesNotContain(orders.password());
      assertThatThrownBy(() -> postgres.createDatabase("a; DROP")).hasMessageContaining("plain");
    }
  }
}
