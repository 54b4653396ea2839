package dev.athanor.sandbox.tenant;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code kubectl get dbm} prints of one object. */
public record Row(
    String name,
    String current,
    String target,
    String ready,
    String status,
    @Nullable Instant migrated,
    Instant created) {

  public static final List<String> HEADER =
      List.of("NAME", "CURRENT", "TARGET", "READY", "STATUS", "MIGRATED", "AGE");

  public static Row of(DatabaseMigration migration) {
    Optional<DatabaseMigrationStatus> status = Optional.ofNullable(migration.getStatus());
    Optional<Condition> ready = Migration.condition(migration, "Ready");
    return new Row(
        migration.getMetadata().getName(),
        status.map(DatabaseMigrationStatus::currentRevision).orElse(""),
        Optional.ofNullable(migration.getSpec()).map(s -> s.targetRevision()).orElse(""),
        ready.map(Condition::status).orElse(""),
        ready.map(Condition::reason).orElse(""),
        status.map(DatabaseMigrationStatus::lastMigrationTime).orElse(null),
        Instant.parse(migration.getMetadata().getCreationTimestamp()));
  }

  /** Whether kubectl would print it the same, but for the passing of time. */
  public boolean sameAs(Row other) {
    return cells().equals(other.cells()) && Objects.equals(migrated, other.migrated);
  }

  private List<String> cells() {
    return List.of(name, current, target, ready, status);
  }

  /** The cells in the order of {@link #HEADER}. */
  public List<String> cells(Instant now) {
    return List.of(
        name,
        current,
        target,
        ready,
        status,
        migrated == null ? "" : age(Duration.between(migrated, now)),
        age(Duration.between(created, now)));
  }

  /** A duration as kubectl writes it (k8s.io/apimachinery duration.HumanDuration, up to days). */
  static String age(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (seconds < 120) {
      return seconds + "s";
    } else if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    } else if (minutes < 180) {
      return minutes + "m";
    } else if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    } else if (hours < 48) {
      return hours + "h";
    } else if (hours < 192) {
      return two(hours / 24, "d", hours % 24, "h");
    }
    return hours / 24 + "d";
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return big + bigUnit + (small == 0 ? "" : small + smallUnit);
  }
}
