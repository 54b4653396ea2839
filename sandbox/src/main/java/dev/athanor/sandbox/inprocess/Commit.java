package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.FieldManagement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What every change of an existing object goes through, whatever it was asked by. */
final class Commit {
  private static final List<String> SERVERS =
      List.of(
          "name",
          "namespace",
          "uid",
          "creationTimestamp",
          "generation",
          "resourceVersion",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");

  private final Store store;
  private final Clock clock;

  Commit(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  FieldManagement management(ResourceType type, Call call) {
    return new FieldManagement(call.fieldManager(), call.subresource(), type.listTypes(), now());
  }

  /** Refuses a request that names another version or another incarnation of the object. */
  static void precondition(ResourceType type, JsonNode wanted, ObjectNode live) {
    String name = Json.metadata(live, "name");
    String version = Json.metadata(wanted, "resourceVersion");
    if (!version.isEmpty() && !version.equals(Json.metadata(live, "resourceVersion"))) {
      String why =
          "the object has been modified; please apply your changes to the latest version and try"
              + " again";
      throw ApiError.conflict(type, name, why);
    }
    String uid = Json.metadata(wanted, "uid");
    if (!uid.isEmpty() && !uid.equals(Json.metadata(live, "uid"))) {
      String why = "Precondition failed: UID in precondition: %s, UID in object meta: %s";
      throw ApiError.conflict(type, name, why.formatted(uid, Json.metadata(live, "uid")));
    }
  }

  /** Cuts a request down to the part of the object that its path is for. */
  static ObjectNode scoped(ResourceType type, Call call, ObjectNode wanted, ObjectNode live) {
    ObjectNode next = call.isStatus() ? live.deepCopy() : wanted.deepCopy();
    JsonNode status = (call.isStatus() ? wanted : live).get("status");
    if (call.isStatus() || type.hasStatus()) {
      if (status == null) {
        next.remove("status");
      } else {
        next.set("status", status.deepCopy());
      }
    }
    return next;
  }

  /**
   * Keeps the next state, unless it is the one that is there: that write changes no version.
   *
   * @param next already carries the {@code managedFields} that it becomes
   */
  ObjectNode keep(ResourceType type, Call call, ObjectNode live, ObjectNode next) {
    Store.Key key = Store.key(type, call.namespace(), call.nameOrThrow());
    ObjectNode metadata = Json.metadata(next);
    metadata.remove(SERVERS);
    Json.metadata(live).properties().stream()
        .filter(member -> SERVERS.contains(member.getKey()))
        .forEach(member -> metadata.set(member.getKey(), member.getValue()));
    JobRules.checkUpdate(type, live, next);
    if (!Json.desired(live).equals(Json.desired(next)) && metadata.has("generation")) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    if (call.asksDryRun()) {
      return next;
    }
    if (metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty()) {
      store.remove(key);
      return next;
    }
    return next.equals(live) ? live : store.put(key, next);
  }
}
