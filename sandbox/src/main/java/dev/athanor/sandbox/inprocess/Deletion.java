package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DELETE, with what holds an object back: finalizers, and the grace of a Pod on a node. */
final class Deletion {
  private static final int DEFAULT_GRACE_SECONDS = 30;
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private final Store store;
  private final ResourceTypes types;
  private final Commit commit;

  Deletion(Store store, ResourceTypes types, Commit commit) {
    this.store = store;
    this.types = types;
    this.commit = commit;
  }

  ObjectNode delete(ResourceType type, Call call) {
    JsonNode options = options(call);
    Store.Key key = Store.key(type, call.namespace(), call.nameOrThrow());
    ObjectNode live = store.get(key);
    if (live == null) {
      throw ApiError.notFound(type, call.nameOrThrow());
    }
    ObjectNode preconditions = JsonNodeFactory.instance.objectNode();
    preconditions.set("metadata", options.path("preconditions"));
    Commit.precondition(type, preconditions, live);
    ObjectNode left = delete(type, key, live, options);
    return left == null ? Statuses.success() : left;
  }

  void deleteAll(ResourceType type, Call call) {
    for (ObjectNode object : store.list(type, call.namespace())) {
      if (Selector.of(call).test(object)) {
        String namespace = Json.metadata(object, "namespace");
        Store.Key key = Store.key(type, namespace, Json.metadata(object, "name"));
        delete(type, key, object, options(call));
      }
    }
  }

  private static JsonNode options(Call call) {
    ObjectNode options =
        call.body().isBlank()
            ? JsonNodeFactory.instance.objectNode()
            : Json.readObject(call.body());
    call.query().forEach((name, value) -> options.putIfAbsent(name, options.textNode(value)));
    return options;
  }

  /** What is left of the object; null when it is gone. */
  private @Nullable ObjectNode delete(
      ResourceType type, Store.Key key, ObjectNode live, JsonNode options) {
    ObjectNode next = live.deepCopy();
    ObjectNode metadata = Json.metadata(next);
    if (options.path("propagationPolicy").asText().equals("Foreground")) {
      metadata.withArray("finalizers").add("foregroundDeletion");
    }
    int grace = grace(type, live, options);
    if (grace == 0 && metadata.path("finalizers").isEmpty()) {
      store.remove(key);
      if (type.isCrd()) {
        types.forget(live);
      }
      return null;
    }
    if (metadata.has("deletionTimestamp")) {
      return live;
    }
    metadata.put("deletionTimestamp", commit.now().plus(Duration.ofSeconds(grace)).toString());
    metadata.put("deletionGracePeriodSeconds", grace);
    if (metadata.has("generation")) {
      metadata.put("generation", metadata.path("generation").asLong() + 1);
    }
    return store.put(key, next);
  }

  private static int grace(ResourceType type, ObjectNode live, JsonNode options) {
    boolean running =
        type.isPod()
            && live.path("spec").has("nodeName")
            && !ENDED.contains(live.path("status").path("phase").asText());
    int asked =
        live.path("spec").path("terminationGracePeriodSeconds").asInt(DEFAULT_GRACE_SECONDS);
    return running ? options.path("gracePeriodSeconds").asInt(asked) : 0;
  }
}
