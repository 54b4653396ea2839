package dev.athanor.operator.testing;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationSpec;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.Planner;
import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.DependencyView;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.SchemaView;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import dev.athanor.operator.observe.Snapshot.Identity;
import dev.athanor.operator.observe.Spec;
import dev.athanor.operator.report.StatusReport;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource in the middle of something. It begins as one that was just created, and is moved on by
 * what happens to it: deciding and reporting go through the real planner and the real report.
 */
public final class Situation {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final Identity ORDERS = new Identity("shop", "orders", "4b7c1f0e-uid");
  public static final String DATABASE = "7312/orders/public.alembic_version";

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private long generation = 1;
  private Optional<String> requested = Optional.empty();
  private String spec = "";
  private DatabaseMigrationStatus status = Statuses.NONE;
  private SecretView secret = secret("1");
  private final List<JobView> jobs = new ArrayList<>();
  private DatabaseView database = new DatabaseView.NotLooked();
  private List<DependencyView> dependencies = List.of();
  private RunKind kind = RunKind.MIGRATE;
  private Instant now = NOW;

  /** A resource that was just created, with target 003 and everything else at its default. */
  public static Situation created() {
    return new Situation();
  }

  /** A Secret that leads to a database. */
  public static SecretView.Usable secret(String version) {
    return new SecretView.Usable(
        Map.of("DATABASE_URL", "uri"),
        DatabaseSettings.fromEnvironment(
            Map.of("DATABASE_URL", "postgresql://app:s3cret@db/orders")),
        version);
  }

  /** Adds lines of YAML to the spec. */
  public Situation spec(String lines) {
    spec = lines;
    return this;
  }

  /** The spec is edited: another generation. */
  public Situation edited(String lines) {
    generation++;
    return spec(lines);
  }

  public Situation requested(String at) {
    requested = Optional.of(at);
    return this;
  }

  public Situation secretView(SecretView view) {
    secret = view;
    return this;
  }

  public Situation dependency(String name, DependencyView.State state) {
    return dependency(new DependencyView(name, state));
  }

  public Situation dependency(DependencyView dependency) {
    dependencies = List.of(dependency);
    return this;
  }

  public Situation after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** A Job is there, newest first. */
  public Situation job(JobView job) {
    jobs.removeIf(other -> other.name().equals(job.name()));
    jobs.add(0, job);
    return this;
  }

  /** What was closed has its time to live. */
  public Situation jobsExpire() {
    jobs.replaceAll(Jobs::expiring);
    return this;
  }

  /** Somebody has emptied the status. */
  public Situation loseStatus() {
    status = Statuses.NONE;
    return this;
  }

  public Situation noJobs() {
    jobs.clear();
    return this;
  }

  /** The status names this Job as the one it is waiting for, or none. */
  public Situation waitsFor(@Nullable String job) {
    status = Statuses.withJob(status, job);
    return this;
  }

  public DatabaseMigrationStatus status() {
    return status;
  }

  /** The database answers the question that is being asked now. */
  public Situation answers(String... rows) {
    String occasion = ((Decision.Look) decide()).occasion();
    return stands(occasion, DATABASE, rows);
  }

  /** The database does not answer the question that is being asked now. */
  public Situation doesNotAnswer() {
    String occasion = ((Decision.Look) decide()).occasion();
    database = new DatabaseView.Unreadable(occasion, false, "Connection refused.", now);
    return this;
  }

  public Situation stands(String occasion, String identity, String... rows) {
    database = new DatabaseView.Rows(occasion, List.of(rows), identity, now);
    return this;
  }

  /** The answer that is there came with this schema. */
  public Situation withSchema(SchemaView schema) {
    var rows = (DatabaseView.Rows) database;
    database =
        new DatabaseView.Rows(
            rows.occasion(), rows.rows(), rows.identity(), rows.at(), Optional.of(schema));
    return this;
  }

  public Situation unknownDatabase() {
    database = new DatabaseView.NotLooked();
    return this;
  }

  /** What was decided last has come to this. */
  public Situation published(Decision.Published published) {
    status = StatusReport.of(snapshot(), published);
    return this;
  }

  /** The run ends with this SQL state, and has changed nothing. */
  public Situation fails(String sqlState) {
    job(
        Jobs.reported(
            this, Reports.failure(this, Outcome.FAILED, Cause.SQL_ERROR, sqlState, "Because.")));
    answers("001").step();
    return this;
  }

  public Decision decide() {
    return Planner.decide(snapshot());
  }

  /** Decides, and puts into the status what the report says. */
  public Decision step() {
    Snapshot snapshot = snapshot();
    Decision decision = Planner.decide(snapshot);
    status = StatusReport.of(snapshot, decision);
    if (decision instanceof Decision.Start start) {
      kind = start.run().kind();
    }
    if (decision instanceof Decision.Acknowledge) {
      database = new DatabaseView.NotLooked();
    }
    return decision;
  }

  /** Puts into the status what the report makes of this decision. */
  public Situation says(Decision decision) {
    status = StatusReport.of(snapshot(), decision);
    return this;
  }

  /**
   * The Ready condition's reason, with what the other conditions say: {@code Progressing
   * Reconciling}.
   */
  public String standing() {
    var words = new ArrayList<String>();
    words.add(Objects.requireNonNull(ready().reason()));
    for (Condition condition : Objects.requireNonNull(status.conditions())) {
      if ("True".equals(condition.status())) {
        words.add(Objects.requireNonNull(condition.type()));
      }
    }
    return String.join(" ", words);
  }

  public String message() {
    return Objects.requireNonNull(ready().message());
  }

  private Condition ready() {
    return Objects.requireNonNull(status.conditions()).stream()
        .filter(condition -> "Ready".equals(condition.type()))
        .findFirst()
        .orElseThrow();
  }

  public Snapshot snapshot() {
    return new Snapshot(
        ORDERS,
        generation,
        requested,
        Spec.of(parsed()),
        status,
        secret,
        List.copyOf(jobs),
        database,
        dependencies,
        now);
  }

  public long generation() {
    return generation;
  }

  public Instant now() {
    return now;
  }

  private DatabaseMigrationSpec parsed() {
    String target = spec.contains("targetRevision") ? "" : "targetRevision: \"003\"\n";
    String image = spec.startsWith("image:") ? "" : "image: shop/migrations:1.4.0\n";
    String yaml = target + image + "database: {secretRef: {name: orders-db}}\n" + spec;
    return YAML.unmarshal(yaml, DatabaseMigrationSpec.class);
  }

  /** The object as a watcher has it now. */
  public DatabaseMigration resource() {
    var resource = new DatabaseMigration();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(ORDERS.namespace())
            .withName(ORDERS.name())
            .withUid(ORDERS.uid())
            .withGeneration(generation)
            .build());
    resource.setSpec(parsed());
    resource.setStatus(status);
    return resource;
  }

  /** What the run that was started last is for. */
  RunKind kind() {
    return kind;
  }

  /** What the spec names. */
  public String target() {
    return Objects.requireNonNull(parsed().targetRevision());
  }

  /** The name of the Job that the status is waiting for. */
  public @Nullable String jobName() {
    return status.job();
  }
}
