package dev.athanor.operator.act;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.operator.report.Announcement;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes announcements as Events, which {@code kubectl describe} shows. One that comes again is
 * counted in the Event that is there, as Kubernetes' own components do. They are a courtesy: the
 * status is the truth.
 */
public final class EventPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(EventPublisher.class);
  private static final String COMPONENT = "athanor-operator";
  private static final int MESSAGE_LIMIT = 1024;

  private final KubernetesClient client;
  private final Clock clock;
  private final EventCounts counts = new EventCounts();

  /** A publisher that writes through this client. */
  public EventPublisher(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /**
   * Publishes one announcement about a resource, and logs it; a failure to publish is logged too
   * and changes nothing.
   */
  public void publish(DatabaseMigration about, Announcement announcement) {
    var metadata = about.getMetadata();
    String resource = metadata.getNamespace() + "/" + metadata.getName();
    LOGGER
        .atInfo()
        .addKeyValue("resource", resource)
        .addKeyValue("reason", announcement.reason())
        .log("{}", announcement.message());
    try {
      countOrCreate(about, announcement);
    } catch (KubernetesClientException e) {
      LOGGER
          .atInfo()
          .addKeyValue("resource", resource)
          .log("Cannot publish an event: {}", e.getMessage());
    }
  }

  private void countOrCreate(DatabaseMigration about, Announcement announcement) {
    String uid = about.getMetadata().getUid();
    Instant now = clock.instant();
    Optional<EventCounts.Counted> again = counts.again(uid, announcement);
    if (again.isEmpty() || !isCounted(about, again.get(), now)) {
      Event event = client.resource(event(about, announcement, now)).create();
      counts.began(uid, announcement, event.getMetadata().getName());
    }
  }

  /** Whether the Event is still there to be counted in: they live for an hour. */
  private boolean isCounted(DatabaseMigration about, EventCounts.Counted again, Instant now) {
    try {
      client
          .v1()
          .events()
          .inNamespace(about.getMetadata().getNamespace())
          .withName(again.event())
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"count\":%d,\"lastTimestamp\":\"%s\"}".formatted(again.count(), second(now)));
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static Event event(DatabaseMigration about, Announcement announcement, Instant now) {
    var metadata = about.getMetadata();
    String message = announcement.message();
    return new EventBuilder()
        .withNewMetadata()
        .withName(eventName(metadata.getName(), now))
        .withNamespace(metadata.getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .endInvolvedObject()
        .withType(announcement.type())
        .withReason(announcement.reason())
        .withMessage(
            message.length() > MESSAGE_LIMIT ? message.substring(0, MESSAGE_LIMIT) : message)
        .withFirstTimestamp(second(now))
        .withLastTimestamp(second(now))
        .withCount(1)
        .withNewSource()
        .withComponent(COMPONENT)
        .endSource()
        .withReportingComponent(COMPONENT)
        .build();
  }

  private static String second(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String eventName(String resource, Instant now) {
    String suffix = "." + Long.toHexString(nanos(now));
    int room = Limits.NAME - suffix.length();
    return (resource.length() <= room ? resource : resource.substring(0, room)) + suffix;
  }

  private static long nanos(Instant now) {
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}
