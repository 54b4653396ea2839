package dev.athanor.engine.run;

import static org.awaitility.Awaitility.await;

import dev.athanor.engine.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An application beside a migration: short transactions over some connections, without a pause. */
final class Traffic implements AutoCloseable {

  private final AtomicInteger transactions = new AtomicInteger();
  private final List<Thread> clients = new ArrayList<>();
  private volatile boolean over;

  private Traffic() {}

  static Traffic over(DatabaseSettings database, int connections) {
    Traffic traffic = new Traffic();
    for (int i = 0; i < connections; i++) {
      Thread client = new Thread(() -> traffic.work(database), "traffic");
      client.setDaemon(true);
      client.start();
      traffic.clients.add(client);
    }
    return traffic;
  }

  private void work(DatabaseSettings database) {
    try (Connection connection = database.withStatementsAsWritten().connect();
        Statement statement = connection.createStatement()) {
      while (!over) {
        statement.execute("BEGIN");
        statement.execute("SELECT pg_sleep(0.005)");
        statement.execute("COMMIT");
        transactions.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitSome() {
    await().until(() -> transactions.get() > 20);
  }

  @Override
  public void close() {
    over = true;
    await().until(() -> clients.stream().noneMatch(Thread::isAlive));
  }
}
