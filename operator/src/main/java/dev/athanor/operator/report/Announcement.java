package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl describe} is to show under Events: one line when the resource comes to stand
 * differently.
 *
 * @param type {@code Normal} or {@code Warning}, as Kubernetes has them
 */
public record Announcement(String type, String reason, String message) {
  /** What goes as it should, if not yet to its end. */
  private static final Set<String> NORMAL =
      Stream.of(
              Reason.UP_TO_DATE,
              Reason.APPLIED,
              Reason.PLANNED,
              Reason.PROGRESSING,
              Reason.SUSPENDED,
              Reason.WAITING_FOR_LOCK,
              Reason.WAITING_FOR_DEPENDENCY)
          .map(Reason::wire)
          .collect(Collectors.toSet());

  /** The announcement that this change of status deserves, if any. */
  public static Optional<Announcement> of(
      DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
    Condition ready = condition(after.conditions(), "Ready");
    if (ready == null) {
      return Optional.empty();
    }
    Condition old = condition(before.conditions(), "Ready");
    boolean same =
        old != null
            && Objects.equals(old.reason(), ready.reason())
            && Objects.equals(old.message(), ready.message());
    if (same || (isProgress(ready) && !isFirstRun(before, after))) {
      return Optional.empty();
    }
    return Optional.of(
        new Announcement(
            NORMAL.contains(ready.reason()) ? "Normal" : "Warning",
            Objects.requireNonNullElse(ready.reason(), ""),
            Objects.requireNonNullElse(ready.message(), "")));
  }

  private static boolean isProgress(Condition ready) {
    return Reason.PROGRESSING.wire().equals(ready.reason());
  }

  /** A run is news where it is not another try of the one before. */
  private static boolean isFirstRun(DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
    return after.job() != null && before.job() == null && before.nextRetryTime() == null;
  }

  private static @Nullable Condition condition(@Nullable List<Condition> conditions, String type) {
    return conditions == null
        ? null
        : conditions.stream().filter(c -> type.equals(c.type())).findFirst().orElse(null);
  }
}
