package dev.athanor.operator.report;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Drift;
import dev.athanor.api.v1alpha1.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl describe} is to show under Events: one line when the resource comes to stand
 * differently.
 *
 * @param type {@code Normal} or {@code Warning}, as Kubernetes has them
 */
public record Announcement(String type, String reason, String message) {

  /** The announcement that this change of status deserves, if any. */
  public static Optional<Announcement> of(
      DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
    Condition ready = condition(after.conditions(), "Ready");
    if (ready == null) {
      return Optional.empty();
    }
    Drift drift = after.drift();
    if (Reason.PROGRESSING.wire().equals(ready.reason()) && isCorrected(before.drift(), drift)) {
      return Optional.of(
          new Announcement("Warning", Reason.DRIFT_DETECTED.wire(), Drifts.sentence(drift)));
    }
    Condition old = condition(before.conditions(), "Ready");
    boolean same =
        old != null
            && Objects.equals(old.reason(), ready.reason())
            && Objects.equals(old.message(), ready.message());
    if (same || "Progressing".equals(ready.reason())) {
      return Optional.empty();
    }
    boolean warning = !"True".equals(ready.status());
    return Optional.of(
        new Announcement(
            warning ? "Warning" : "Normal",
            Objects.requireNonNullElse(ready.reason(), ""),
            Objects.requireNonNullElse(ready.message(), "")));
  }

  /** A drift that is taken back at once is never shown as a condition. */
  private static boolean isCorrected(@Nullable Drift before, @Nullable Drift now) {
    return now != null && now.revisions() != null && !now.equals(before);
  }

  private static @Nullable Condition condition(@Nullable List<Condition> conditions, String type) {
    return conditions == null
        ? null
        : conditions.stream().filter(c -> type.equals(c.type())).findFirst().orElse(null);
  }
}
