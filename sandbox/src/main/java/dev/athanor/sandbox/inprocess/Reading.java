package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** GET of an object and of a collection. */
final class Reading {
  private final Store store;

  Reading(Store store) {
    this.store = store;
  }

  ObjectNode read(ResourceType type, Call call) {
    if (call.name() == null) {
      return list(type, call);
    }
    ObjectNode object = store.get(Store.key(type, call.namespace(), call.name()));
    if (object == null) {
      throw ApiError.notFound(type, call.name());
    }
    return Tables.wanted(call) ? Tables.of(type, List.of(object), store.version()) : object;
  }

  private ObjectNode list(ResourceType type, Call call) {
    List<ObjectNode> found =
        store.list(type, call.namespace()).stream().filter(Selector.of(call)).toList();
    if (Tables.wanted(call)) {
      return Tables.of(type, found, store.version());
    }
    ObjectNode list =
        JsonNodeFactory.instance
            .objectNode()
            .put("apiVersion", type.apiVersion())
            .put("kind", type.kind() + "List");
    list.putObject("metadata").put("resourceVersion", Long.toString(store.version()));
    ArrayNode items = list.putArray("items");
    found.forEach(items::add);
    return list;
  }
}
