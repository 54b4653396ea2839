package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.Backoff;
import dev.athanor.api.v1alpha1.DatabaseMigrationSpec;
import dev.athanor.api.v1alpha1.DatabaseReference;
import dev.athanor.api.v1alpha1.Defaults;
import dev.athanor.api.v1alpha1.Dependency;
import dev.athanor.api.v1alpha1.DriftPolicy;
import dev.athanor.api.v1alpha1.EditedPolicy;
import dev.athanor.api.v1alpha1.MigrationEngine;
import dev.athanor.api.v1alpha1.MigrationPolicy;
import dev.athanor.api.v1alpha1.Mode;
import dev.athanor.api.v1alpha1.Permission;
import dev.athanor.api.v1alpha1.RetrySettings;
import dev.athanor.api.v1alpha1.SecretKeys;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec: fills in the defaults and refuses what this operator cannot carry out. The API
 * server has checked most of it already; an object that came before the CRD's rules, or under a
 * newer CRD, has not been.
 */
final class DesiredReader {
  private static final SecretKeys NO_KEYS =
      new SecretKeys(null, null, null, null, null, null, null, null);

  private DesiredReader() {}

  static Spec read(@Nullable DatabaseMigrationSpec spec) {
    try {
      return desired(Objects.requireNonNullElseGet(spec, DesiredReader::empty));
    } catch (Invalid invalid) {
      return new InvalidSpec(invalid.sentence);
    }
  }

  private static Desired desired(DatabaseMigrationSpec spec) throws Invalid {
    refuseUnsupported(spec);
    var policy = orElse(spec.policy(), new MigrationPolicy(null, null, null, null));
    var retry = orElse(spec.retry(), new RetrySettings(null, null));
    var backoff = orElse(retry.backoff(), new Backoff(null, null));
    var database = database(spec);
    return new Desired(
        required(spec.targetRevision(), "spec.targetRevision"),
        required(spec.image(), "spec.image"),
        Optional.ofNullable(spec.imagePullPolicy()),
        secretName(database),
        orElse(database.keys(), NO_KEYS),
        orElse(database.versionTable(), Defaults.VERSION_TABLE),
        Optional.ofNullable(database.versionTableSchema()),
        known(orElse(spec.mode(), Defaults.MODE), Mode.UNRECOGNIZED, "spec.mode"),
        known(
            orElse(policy.downgrade(), Defaults.DOWNGRADE),
            Permission.UNRECOGNIZED,
            "spec.policy.downgrade"),
        known(
            orElse(policy.destructive(), Defaults.DESTRUCTIVE),
            Permission.UNRECOGNIZED,
            "spec.policy.destructive"),
        known(
            orElse(policy.drift(), Defaults.DRIFT), DriftPolicy.UNRECOGNIZED, "spec.policy.drift"),
        known(
            orElse(policy.edited(), Defaults.EDITED),
            EditedPolicy.UNRECOGNIZED,
            "spec.policy.edited"),
        Optional.ofNullable(spec.adopt()).filter(owner -> !owner.isBlank()),
        Optional.ofNullable(spec.approvedPlan()).filter(id -> !id.isBlank()),
        orElse(spec.suspend(), Defaults.SUSPEND),
        duration(spec.interval(), Defaults.INTERVAL, "spec.interval"),
        duration(spec.timeout(), Defaults.TIMEOUT, "spec.timeout"),
        duration(
            spec.lock() == null ? null : spec.lock().timeout(),
            Defaults.LOCK_TIMEOUT,
            "spec.lock.timeout"),
        duration(
            spec.sql() == null ? null : spec.sql().lockTimeout(),
            Defaults.SQL_LOCK_TIMEOUT,
            "spec.sql.lockTimeout"),
        statementTimeout(spec),
        count(retry.limit(), Defaults.RETRY_LIMIT, "spec.retry.limit"),
        duration(backoff.initial(), Defaults.BACKOFF_INITIAL, "spec.retry.backoff.initial"),
        duration(backoff.max(), Defaults.BACKOFF_MAX, "spec.retry.backoff.max"),
        dependencies(spec),
        count(spec.historyLimit(), Defaults.HISTORY_LIMIT, "spec.historyLimit"),
        count(
            spec.successfulJobsHistoryLimit(),
            Defaults.SUCCESSFUL_JOBS_HISTORY_LIMIT,
            "spec.successfulJobsHistoryLimit"),
        count(
            spec.failedJobsHistoryLimit(),
            Defaults.FAILED_JOBS_HISTORY_LIMIT,
            "spec.failedJobsHistoryLimit"),
        Optional.ofNullable(spec.podTemplate()));
  }

  /** A field that is accepted and does nothing would be a lie: say so instead. */
  private static void refuseUnsupported(DatabaseMigrationSpec spec) throws Invalid {
    MigrationEngine engine =
        known(orElse(spec.engine(), Defaults.ENGINE), MigrationEngine.UNRECOGNIZED, "spec.engine");
    if (engine != MigrationEngine.ATHANOR) {
      throw unsupported("spec.engine: Alembic", "spec.engine: Athanor");
    }
    var database = spec.database();
    if (database != null && database.keys() != null && database.keys().ca() != null) {
      throw unsupported(
          "spec.database.keys.ca", "sslrootcert in the database URL, with the file in podTemplate");
    }
  }

  private static Invalid unsupported(String what, String instead) {
    return new Invalid(
        "This version of Athanor does not carry out %s yet; use %s.".formatted(what, instead));
  }

  private static DatabaseReference database(DatabaseMigrationSpec spec) throws Invalid {
    return present(spec.database(), "spec.database");
  }

  private static String secretName(DatabaseReference database) throws Invalid {
    return required(
        present(database.secretRef(), "spec.database.secretRef").name(),
        "spec.database.secretRef.name");
  }

  private static Optional<Duration> statementTimeout(DatabaseMigrationSpec spec) throws Invalid {
    String text = spec.sql() == null ? null : spec.sql().statementTimeout();
    return text == null
        ? Optional.empty()
        : Optional.of(duration(text, text, "spec.sql.statementTimeout"));
  }

  private static List<String> dependencies(DatabaseMigrationSpec spec) {
    var dependsOn = spec.dependsOn();
    return dependsOn == null
        ? List.of()
        : dependsOn.stream().map(Dependency::name).flatMap(Stream::ofNullable).toList();
  }

  private static Duration duration(@Nullable String text, String fallback, String field)
      throws Invalid {
    String value = text == null ? fallback : text;
    try {
      Duration duration = Duration.parse("PT" + value);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // The sentence below says it better.
    }
    throw new Invalid(
        "%s is %s, which is not a duration; write it like 30s, 10m or 1h30m."
            .formatted(field, value));
  }

  private static int count(@Nullable Integer value, int fallback, String field) throws Invalid {
    int count = value == null ? fallback : value;
    if (count < 0) {
      throw new Invalid("%s is %d; it cannot be less than 0.".formatted(field, count));
    }
    return count;
  }

  private static String required(@Nullable String value, String field) throws Invalid {
    if (value == null || value.isBlank()) {
      throw new Invalid("%s is empty; it is required.".formatted(field));
    }
    return value;
  }

  private static <T> T present(@Nullable T value, String field) throws Invalid {
    if (value == null) {
      throw new Invalid("%s is absent; it is required.".formatted(field));
    }
    return value;
  }

  private static <E extends Enum<E>> E known(E value, E unrecognized, String field) throws Invalid {
    if (value == unrecognized) {
      throw new Invalid(
          "%s has a value that this version of Athanor does not know; see `kubectl explain dbm.%s`, or upgrade the operator."
              .formatted(field, field));
    }
    return value;
  }

  private static <T> T orElse(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  private static DatabaseMigrationSpec empty() {
    return new DatabaseMigrationSpec(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  /** Carries the sentence out of the reading; it never leaves this class. */
  private static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
    private final String sentence;

    Invalid(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }
  }
}
