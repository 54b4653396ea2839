package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.ApplyConflictException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New objects, by POST or by an apply of what is not there yet. */
final class Creation {
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private final Store store;
  private final ResourceTypes types;
  private final Commit commit;
  private final SecureRandom random = new SecureRandom();

  Creation(Store store, ResourceTypes types, Commit commit) {
    this.store = store;
    this.types = types;
    this.commit = commit;
  }

  ObjectNode create(ResourceType type, Call call) {
    ObjectNode object = prepared(type, call, Json.readObject(call.body()));
    JobRules.defaults(type, object);
    commit.management(type, call).update(JsonNodeFactory.instance.objectNode(), object);
    return keep(type, call, object);
  }

  ObjectNode apply(ResourceType type, Call call, ObjectNode applied) {
    ObjectNode object = prepared(type, call, applied.deepCopy());
    ObjectNode seed = object.deepCopy();
    try {
      object = commit.management(type, call).apply(seed, applied.without("status"), true);
    } catch (ApplyConflictException impossible) {
      throw new IllegalStateException("nobody owns a field of a new object", impossible);
    }
    JobRules.defaults(type, object);
    return keep(type, call, object);
  }

  private ObjectNode prepared(ResourceType type, Call call, ObjectNode object) {
    ObjectNode metadata = Json.metadata(object);
    metadata.remove(
        List.of("resourceVersion", "deletionTimestamp", "managedFields", "selfLink", "uid"));
    metadata.put("name", name(type, call, metadata));
    if (type.namespaced()) {
      metadata.put("namespace", namespace(call, metadata));
    }
    metadata.put("uid", UUID.randomUUID().toString());
    metadata.put("creationTimestamp", commit.now().toString());
    if (object.has("spec")) {
      metadata.put("generation", 1);
    }
    object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    if (type.hasStatus()) {
      object.remove("status");
    }
    return object;
  }

  private String name(ResourceType type, Call call, ObjectNode metadata) {
    String name = metadata.path("name").asText();
    String prefix = metadata.path("generateName").asText();
    if (call.name() != null && !name.isEmpty() && !name.equals(call.name())) {
      throw ApiError.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, call.name()));
    }
    if (name.isEmpty() && prefix.isEmpty() && call.name() == null) {
      throw ApiError.invalid(type.kind(), "", "metadata.name: Required value");
    }
    return !name.isEmpty() ? name : call.name() != null ? call.name() : prefix + suffix();
  }

  private String suffix() {
    StringBuilder suffix = new StringBuilder();
    random
        .ints(5, 0, SUFFIX_LETTERS.length())
        .forEach(i -> suffix.append(SUFFIX_LETTERS.charAt(i)));
    return suffix.toString();
  }

  private String namespace(Call call, ObjectNode metadata) {
    @Nullable String onUrl = call.namespace();
    String inBody = metadata.path("namespace").asText();
    if (onUrl == null) {
      throw ApiError.badRequest("an object of this kind is created in a namespace");
    }
    if (!inBody.isEmpty() && !inBody.equals(onUrl)) {
      throw ApiError.badRequest(
          "the namespace of the object (%s) does not match the namespace on the URL (%s)"
              .formatted(inBody, onUrl));
    }
    ResourceType namespaces = types.find("", "v1", "namespaces").orElseThrow();
    if (store.get(Store.key(namespaces, null, onUrl)) == null) {
      throw ApiError.notFound(namespaces, onUrl);
    }
    return onUrl;
  }

  private ObjectNode keep(ResourceType type, Call call, ObjectNode object) {
    String name = Json.metadata(object, "name");
    Store.Key key = Store.key(type, call.namespace(), name);
    if (store.get(key) != null) {
      throw ApiError.alreadyExists(type, name);
    }
    if (call.asksDryRun()) {
      return object;
    }
    if (type.isCrd()) {
      types.register(object);
    }
    return store.put(key, object);
  }
}
