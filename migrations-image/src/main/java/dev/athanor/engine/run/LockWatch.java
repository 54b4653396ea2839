package dev.athanor.engine.run;

import dev.athanor.engine.database.Blockers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Looks, now and then and over a connection that is idle anyway, whether the session that works is
 * kept waiting by others.
 */
final class LockWatch {

  private static final long PERIOD_MILLIS = 1_000;

  private final Connection connection;
  private final IntSupplier worker;
  private final RunEvents events;
  private final ScheduledExecutorService clock;
  private List<String> toldOf = List.of();

  private LockWatch(Connection connection, IntSupplier worker, RunEvents events) {
    this.connection = connection;
    this.worker = worker;
    this.events = events;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "athanor-lock-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to look.
   *
   * @param connection not in a transaction
   * @param worker the server process of the session that works, asked for each time
   */
  static LockWatch start(Connection connection, IntSupplier worker, RunEvents events) {
    LockWatch watch = new LockWatch(connection, worker, events);
    var unused =
        watch.clock.scheduleWithFixedDelay(
            watch::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    try {
      List<String> holders = Blockers.of(connection, worker.getAsInt());
      if (!holders.isEmpty() && !holders.equals(toldOf)) {
        events.waitingForTable(String.join(", ", holders));
      }
      toldOf = holders;
    } catch (SQLException e) {
      // The run itself finds out that its lock is gone.
      clock.shutdown();
    }
  }

  /** Looks no longer, and says no word after this. */
  void end() {
    clock.shutdown();
    try {
      boolean unused = clock.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
