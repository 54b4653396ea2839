package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.ApplyConflictException;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.List;
import java.util.Map;

/** Changes of objects that are there: PUT and the kinds of PATCH. */
final class Updates {
  private static final String APPLY = "application/apply-patch+yaml";
  private static final String MERGE = "application/merge-patch+json";
  private static final String JSON_PATCH = "application/json-patch+json";

  private final Store store;
  private final Commit commit;
  private final Creation creation;

  Updates(Store store, Commit commit, Creation creation) {
    this.store = store;
    this.commit = commit;
    this.creation = creation;
  }

  ObjectNode replace(ResourceType type, Call call) {
    return update(type, call, live(type, call), Json.readObject(call.body()));
  }

  ObjectNode patch(ResourceType type, Call call) {
    String contentType = call.header("content-type").split(";", 2)[0].strip();
    return switch (contentType) {
      case APPLY -> apply(type, call);
      case MERGE -> {
        ObjectNode live = live(type, call);
        yield update(type, call, live, merged(live, Json.readObject(call.body())));
      }
      case JSON_PATCH -> {
        ObjectNode live = live(type, call);
        yield update(type, call, live, patched(live, Json.read(call.body())));
      }
      default ->
          throw ApiError.unsupportedMediaType(
              "the in-process API takes %s, not %s"
                  .formatted(List.of(APPLY, MERGE, JSON_PATCH), contentType));
    };
  }

  private ObjectNode live(ResourceType type, Call call) {
    ObjectNode live = store.get(Store.key(type, call.namespace(), call.nameOrThrow()));
    if (live == null) {
      throw ApiError.notFound(type, call.nameOrThrow());
    }
    return live;
  }

  private ObjectNode update(ResourceType type, Call call, ObjectNode live, ObjectNode wanted) {
    Commit.precondition(type, wanted, live);
    ObjectNode next = Commit.scoped(type, call, wanted, live);
    commit.management(type, call).update(live, next);
    return commit.keep(type, call, live, next);
  }

  private ObjectNode apply(ResourceType type, Call call) {
    ObjectNode applied = Json.readObject(call.body());
    if (store.get(key(type, call)) == null && call.subresource().isEmpty()) {
      return creation.apply(type, call, applied);
    }
    ObjectNode live = live(type, call);
    Commit.precondition(type, applied, live);
    ObjectNode part = applied.deepCopy();
    if (call.isStatus()) {
      part.retain("apiVersion", "kind", "status");
    } else if (type.hasStatus()) {
      part.remove("status");
    }
    try {
      ObjectNode next = commit.management(type, call).apply(live, part, call.asks("force"));
      return commit.keep(type, call, live, next);
    } catch (ApplyConflictException conflict) {
      throw ApiError.applyConflict(String.valueOf(conflict.getMessage()));
    }
  }

  private static Store.Key key(ResourceType type, Call call) {
    return Store.key(type, call.namespace(), call.nameOrThrow());
  }

  /** RFC 7386. */
  private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
    ObjectNode merged = target.deepCopy();
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      if (member.getValue().isNull()) {
        merged.remove(member.getKey());
      } else if (member.getValue() instanceof ObjectNode part) {
        ObjectNode into =
            merged.get(member.getKey()) instanceof ObjectNode there
                ? there
                : JsonNodeFactory.instance.objectNode();
        merged.set(member.getKey(), merged(into, part));
      } else {
        merged.set(member.getKey(), member.getValue());
      }
    }
    return merged;
  }

  private static ObjectNode patched(ObjectNode live, JsonNode patch) {
    try {
      return (ObjectNode) JsonPatch.apply(patch, live);
    } catch (JsonPatchException e) {
      String message = "the server rejected our request due to an error in our request: ";
      throw ApiError.invalid(
          live.path("kind").asText(), Json.metadata(live, "name"), message + e.getMessage());
    }
  }
}
