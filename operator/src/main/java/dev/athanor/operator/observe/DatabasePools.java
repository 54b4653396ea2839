package dev.athanor.operator.observe;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.athanor.engine.database.DatabaseSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.sql.DataSource;

/**
 * One small pool per database, gone when nobody has asked for a while: a cluster has many
 * databases, and most of them stand still.
 */
public final class DatabasePools implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Map<String, Entry> pools = new HashMap<>();
  private final Clock clock;

  /** An empty set of pools. */
  public DatabasePools(Clock clock) {
    this.clock = clock;
  }

  /**
   * The pool for that key, made when there is none.
   *
   * @param key stands for the settings; other settings must come under another key
   */
  synchronized DataSource of(String key, DatabaseSettings settings) {
    evictIdle();
    Entry entry = pools.get(key);
    HikariDataSource pool = entry == null ? open(settings) : entry.pool;
    pools.put(key, new Entry(pool, clock.instant()));
    return pool;
  }

  private void evictIdle() {
    Instant limit = clock.instant().minus(IDLE);
    Iterator<Entry> entries = pools.values().iterator();
    while (entries.hasNext()) {
      Entry entry = entries.next();
      if (entry.lastUse.isBefore(limit)
          && entry.pool.getHikariPoolMXBean().getActiveConnections() == 0) {
        entry.pool.close();
        entries.remove();
      }
    }
  }

  private static HikariDataSource open(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.jdbcUrl());
    config.setDataSourceProperties(settings.withApplicationName("athanor-operator").properties());
    // A database that hangs must not hold a probe for longer than this.
    config.addDataSourceProperty("socketTimeout", "10");
    config.setPoolName("database");
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofSeconds(15).toMillis());
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    // A database that is down is an answer, not a reason to fail here.
    config.setInitializationFailTimeout(-1);
    config.setReadOnly(true);
    config.setRegisterMbeans(false);
    return new HikariDataSource(config);
  }

  @Override
  public synchronized void close() {
    pools.values().forEach(entry -> entry.pool.close());
    pools.clear();
  }

  private record Entry(HikariDataSource pool, Instant lastUse) {}
}
