package dev.athanor.operator.act;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.Limits;
import dev.athanor.operator.report.Announcement;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes announcements as Events, which {@code kubectl describe} shows. They are a courtesy: the
 * status is the truth.
 */
public final class EventPublisher {
  private static final Logger LOGGER = LoggerFactory.getLogger(EventPublisher.class);
  private static final int MESSAGE_LIMIT = 1024;

  private final KubernetesClient client;
  private final Clock clock;

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
    Instant now = clock.instant();
    String message = announcement.message();
    var event =
        new EventBuilder()
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
            .withFirstTimestamp(now.truncatedTo(ChronoUnit.SECONDS).toString())
            .withLastTimestamp(now.truncatedTo(ChronoUnit.SECONDS).toString())
            .withCount(1)
            .withNewSource()
            .withComponent("athanor-operator")
            .endSource()
            .withReportingComponent("athanor-operator")
            .build();
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      LOGGER
          .atInfo()
          .addKeyValue("resource", resource)
          .log("Cannot publish an event: {}", e.getMessage());
    }
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
