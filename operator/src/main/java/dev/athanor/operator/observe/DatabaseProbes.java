package dev.athanor.operator.observe;

import dev.athanor.engine.database.DatabaseIdentity;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.operator.observe.Snapshot.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads databases beside the reconcile loop, which never waits for one: a question is asked, and
 * its answer arrives as an event. The last answer to each resource's last question is kept.
 */
public final class DatabaseProbes implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseProbes.class);
  private static final int THREADS = 8;

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, String> asked = new ConcurrentHashMap<>();
  private final KeptCatalogs catalogs = new KeptCatalogs();
  private final DatabasePools pools;
  private final Clock clock;
  private final Consumer<Identity> answered;
  private final ExecutorService readers;

  /**
   * Probes that use these pools.
   *
   * @param answered told of each answer, on one of the probes' own threads
   */
  public DatabaseProbes(DatabasePools pools, Clock clock, Consumer<Identity> answered) {
    this.pools = pools;
    this.clock = clock;
    this.answered = answered;
    this.readers =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              var thread = new Thread(work, "database-probe");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The last answer, if it was got with the Secret as it is now. */
  DatabaseView latest(Identity resource, SecretView.Usable secret) {
    return Optional.ofNullable(answers.get(resource.uid()))
        .filter(answer -> answer.secretVersion.equals(secret.version()))
        .map(answer -> answer.view)
        .orElseGet(DatabaseView.NotLooked::new);
  }

  /** Asks, unless the very same question is being answered already. */
  public void ask(
      Identity resource, Desired desired, SecretView.Usable secret, DatabaseQuestion about) {
    String question = about.occasion() + " with secret " + secret.version();
    if (question.equals(asked.put(resource.uid(), question))) {
      return;
    }
    readers.execute(() -> answer(resource, desired, secret, about, question));
  }

  /** Forgets what is known of a resource, so that the next decision looks anew. */
  public void forget(Identity resource) {
    answers.remove(resource.uid());
    asked.remove(resource.uid());
  }

  private void answer(
      Identity resource,
      Desired desired,
      SecretView.Usable secret,
      DatabaseQuestion about,
      String question) {
    Optional<DatabaseView> view = Optional.empty();
    boolean current;
    try {
      view = Optional.of(read(resource, desired, secret, about));
    } finally {
      // A question that was overtaken by a newer one, or forgotten, has no answer any more.
      current = asked.remove(resource.uid(), question);
    }
    if (current && view.isPresent()) {
      answers.put(resource.uid(), new Answer(secret.version(), view.get(), clock.instant()));
      forgetTheDeparted();
      answered.accept(resource);
    }
  }

  /**
   * Nobody says when a resource is deleted; what was not asked for in a day costs one look more.
   */
  private void forgetTheDeparted() {
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    answers.forEach(
        (uid, answer) -> {
          if (answer.at.isBefore(yesterday)) {
            answers.remove(uid);
            catalogs.forget(uid);
          }
        });
  }

  private DatabaseView read(
      Identity resource, Desired desired, SecretView.Usable secret, DatabaseQuestion about) {
    Instant at = clock.instant();
    try (Connection connection = pool(resource, desired, secret).getConnection()) {
      VersionTable table =
          VersionTable.named(desired.versionTable(), desired.versionTableSchema().orElse(null));
      List<String> rows = table.read(connection);
      String identity = DatabaseNames.of(DatabaseIdentity.read(connection, table));
      return new DatabaseView.Rows(
          about.occasion(), rows, identity, at, schema(connection, table, rows, resource, about));
    } catch (SQLException | RuntimeException e) {
      SQLException cause = sqlCause(e);
      String state = cause == null ? null : cause.getSQLState();
      String message = firstLine(cause == null ? e : cause);
      LOGGER
          .atInfo()
          .addKeyValue("resource", resource.namespace() + "/" + resource.name())
          .addKeyValue("database", secret.settings())
          .addKeyValue("sqlState", state)
          .log("Cannot read the database: {}", message);
      return new DatabaseView.Unreadable(
          about.occasion(), state != null && state.startsWith("28"), message, at);
    }
  }

  /** A catalog that cannot be read now (a table is locked, an object goes) is read another time. */
  private Optional<SchemaView> schema(
      Connection connection,
      VersionTable table,
      List<String> rows,
      Identity resource,
      DatabaseQuestion about) {
    if (!about.schema()) {
      return Optional.empty();
    }
    try {
      return SchemaReader.read(connection, table, rows)
          .map(reading -> catalogs.see(resource.uid(), reading, about.knownFingerprint()));
    } catch (SQLException e) {
      LOGGER
          .atInfo()
          .addKeyValue("resource", resource.namespace() + "/" + resource.name())
          .addKeyValue("sqlState", e.getSQLState())
          .log("Cannot read the database's catalog: {}", firstLine(e));
      return Optional.empty();
    }
  }

  /** Two resources may read one Secret by other keys: the keys belong to the pool's name. */
  private DataSource pool(Identity resource, Desired desired, SecretView.Usable secret) {
    String key =
        "%s/%s@%s%s"
            .formatted(
                resource.namespace(),
                desired.secretName(),
                secret.version(),
                new TreeMap<>(secret.environment()));
    return pools.of(key, secret.settings());
  }

  /** The pool wraps what the driver said in a sentence about time. */
  private static @Nullable SQLException sqlCause(Throwable thrown) {
    SQLException deepest = null;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        deepest = sql;
      }
    }
    return deepest;
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("no message");
  }

  @Override
  public void close() {
    readers.shutdownNow();
    try {
      if (!readers.awaitTermination(5, TimeUnit.SECONDS)) {
        LOGGER.warn("A database probe has not ended in time; its thread is a daemon.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pools.close();
  }

  private record Answer(String secretVersion, DatabaseView view, Instant at) {}
}
