package dev.athanor.operator.reconcile;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.operator.act.Actuator;
import dev.athanor.operator.act.EventPublisher;
import dev.athanor.operator.act.JobRefused;
import dev.athanor.operator.act.PlanPublisher;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.decide.Planner;
import dev.athanor.operator.decide.Refusals;
import dev.athanor.operator.observe.Caches;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.Observer;
import dev.athanor.operator.observe.RefusedPods;
import dev.athanor.operator.observe.Snapshot;
import dev.athanor.operator.report.Announcement;
import dev.athanor.operator.report.StatusReport;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reconcile: observe, decide, report, act, until nothing more is to be done now. The status is
 * written before the deed, under the resource's version: whoever decided on a stale status loses
 * the write, and does nothing.
 */
@ControllerConfiguration(
    name = "databasemigration",
    // The annotation that asks to start anew changes no generation; and our own status writes come
    // back as fresh reads.
    generationAwareEventProcessing = false)
public final class DatabaseMigrationReconciler implements Reconciler<DatabaseMigration> {
  private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseMigrationReconciler.class);

  /**
   * Acknowledge, close, start: more beats than these in one breath mean that something is wrong.
   */
  private static final int MAX_BEATS = 6;

  private static final Duration AFTER_CONFLICT = Duration.ofSeconds(1);

  private final Observer observer;
  private final Actuator actuator;
  private final PlanPublisher plans;
  private final EventPublisher events;
  private final StatusWriter statusWriter;
  private final EventSources eventSources;

  /** A reconciler of these rooms. */
  public DatabaseMigrationReconciler(
      Observer observer,
      Actuator actuator,
      PlanPublisher plans,
      EventPublisher events,
      StatusWriter statusWriter,
      EventSources eventSources) {
    this.observer = observer;
    this.actuator = actuator;
    this.plans = plans;
    this.events = events;
    this.statusWriter = statusWriter;
    this.eventSources = eventSources;
  }

  @Override
  public List<EventSource<?, DatabaseMigration>> prepareEventSources(
      EventSourceContext<DatabaseMigration> context) {
    return eventSources.prepare(context);
  }

  @Override
  public UpdateControl<DatabaseMigration> reconcile(
      DatabaseMigration resource, Context<DatabaseMigration> context) {
    if (resource.isMarkedForDeletion()) {
      return UpdateControl.noUpdate();
    }
    try {
      return beats(resource, eventSources.caches(resource, context.getClient()));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      LOGGER
          .atDebug()
          .addKeyValue("resource", name(resource))
          .log("The resource was read stale; deciding again");
      return UpdateControl.<DatabaseMigration>noUpdate().rescheduleAfter(AFTER_CONFLICT);
    }
  }

  private UpdateControl<DatabaseMigration> beats(DatabaseMigration stored, Caches caches) {
    DatabaseMigration resource = stored;
    for (int beat = 0; beat < MAX_BEATS; beat++) {
      Snapshot snapshot = observer.look(resource, caches);
      Decision decision = Planner.decide(snapshot);
      resource = report(resource, snapshot, decision);
      if (decision instanceof Decision.Publish publish) {
        decision = plans.publish(snapshot, publish);
        resource = report(resource, observer.look(resource, caches), decision);
      }
      try {
        actuator.carryOut(snapshot, decision);
      } catch (JobRefused refused) {
        decision = Refusals.of(snapshot, refused.invalid(), String.valueOf(refused.getMessage()));
        resource = report(resource, observer.look(resource, caches), decision);
      }
      if (!goesOn(decision)) {
        return wait(decision, snapshot);
      }
    }
    LOGGER
        .atWarn()
        .addKeyValue("resource", name(resource))
        .log("Decided {} times in one reconcile; going on later", MAX_BEATS);
    return UpdateControl.<DatabaseMigration>noUpdate().rescheduleAfter(AFTER_CONFLICT);
  }

  private DatabaseMigration report(
      DatabaseMigration resource, Snapshot snapshot, Decision decision) {
    DatabaseMigrationStatus status = StatusReport.of(snapshot, decision);
    // These are written even where they say nothing new: the write is what notices a stale read.
    boolean fenced = decision instanceof Decision.Start || decision instanceof Decision.Publish;
    if (status.equals(snapshot.status()) && !fenced) {
      return resource;
    }
    DatabaseMigration written = statusWriter.write(resource, status);
    Announcement.of(snapshot.status(), status)
        .ifPresent(announcement -> events.publish(resource, announcement));
    return written;
  }

  private static boolean goesOn(Decision decision) {
    return decision instanceof Decision.Acknowledge
        || decision instanceof Decision.Close
        || (decision instanceof Decision.Published published && published.configMap().isPresent());
  }

  private static UpdateControl<DatabaseMigration> wait(Decision decision, Snapshot snapshot) {
    Optional<Instant> until = Optional.empty();
    if (decision instanceof Decision.Hold hold) {
      until = hold.retryAt().or(() -> missingPod(snapshot));
    } else if (decision instanceof Decision.Rest rest) {
      until = rest.until();
    } else if (decision instanceof Decision.Settle settle) {
      until = settle.until();
    }
    UpdateControl<DatabaseMigration> control = UpdateControl.noUpdate();
    return until
        .map(at -> control.rescheduleAfter(atLeastOneMilli(Duration.between(snapshot.now(), at))))
        .orElse(control);
  }

  /** No event tells that a Job's Pod could not be made. */
  private static Optional<Instant> missingPod(Snapshot snapshot) {
    return snapshot.jobs().stream().anyMatch(JobView::lacksPod)
        ? Optional.of(snapshot.now().plus(RefusedPods.PATIENCE))
        : Optional.empty();
  }

  private static Duration atLeastOneMilli(Duration duration) {
    return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration;
  }

  private static String name(DatabaseMigration resource) {
    return resource.getMetadata().getNamespace() + "/" + resource.getMetadata().getName();
  }
}
