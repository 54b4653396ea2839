package dev.athanor.sandbox.inprocess.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.ListTypes.Atomic;
import dev.athanor.sandbox.inprocess.apply.ListTypes.Keyed;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads and changes a JSON object by {@link FieldPath}. */
final class Fields {
  /** Members that belong to the server: nobody owns them. */
  private static final Set<String> SERVERS_METADATA =
      Set.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "generation",
          "managedFields",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink",
          "generateName");

  private Fields() {}

  /** Every field of the object that can be owned, with its value. */
  static NavigableMap<FieldPath, JsonNode> of(ObjectNode object, ListTypes types) {
    NavigableMap<FieldPath, JsonNode> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      FieldPath path = FieldPath.ROOT.field(member.getKey());
      switch (member.getKey()) {
        case "apiVersion", "kind" -> {}
        case "metadata" -> metadata(member.getValue(), path, types, fields);
        default -> collect(member.getValue(), path, types, fields::put);
      }
    }
    return fields;
  }

  private static void metadata(
      JsonNode metadata,
      FieldPath path,
      ListTypes types,
      NavigableMap<FieldPath, JsonNode> fields) {
    for (Map.Entry<String, JsonNode> member : metadata.properties()) {
      if (!SERVERS_METADATA.contains(member.getKey())) {
        collect(member.getValue(), path.field(member.getKey()), types, fields::put);
      }
    }
  }

  private static void collect(
      JsonNode node, FieldPath path, ListTypes types, BiConsumer<FieldPath, JsonNode> fields) {
    if (node instanceof ObjectNode && !node.isEmpty()) {
      node.properties().forEach(m -> collect(m.getValue(), path.field(m.getKey()), types, fields));
    } else if (node instanceof ArrayNode list && !(types.at(path.names()) instanceof Atomic)) {
      items(list, path, types, fields);
    } else if (!node.isNull()) {
      fields.accept(path, node);
    }
  }

  private static void items(
      ArrayNode list, FieldPath path, ListTypes types, BiConsumer<FieldPath, JsonNode> fields) {
    for (JsonNode item : list) {
      FieldPath itemPath = path.with(element(item, types.at(path.names())));
      fields.accept(itemPath, JsonNodeFactory.instance.objectNode());
      if (types.at(path.names()) instanceof Keyed) {
        item.properties()
            .forEach(m -> collect(m.getValue(), itemPath.field(m.getKey()), types, fields));
      }
    }
  }

  private static String element(JsonNode item, ListTypes.ListType type) {
    if (type instanceof Keyed keyed) {
      ObjectNode key = JsonNodeFactory.instance.objectNode();
      keyed.keys().stream().filter(item::has).sorted().forEach(k -> key.set(k, item.get(k)));
      return "k:" + key;
    }
    return "v:" + item;
  }

  /** Lays the applied value over the live one: objects member by member, lists by their type. */
  static JsonNode merge(
      @Nullable JsonNode live, JsonNode applied, FieldPath path, ListTypes types) {
    if (live instanceof ObjectNode liveObject && applied instanceof ObjectNode) {
      ObjectNode merged = liveObject.deepCopy();
      for (Map.Entry<String, JsonNode> member : applied.properties()) {
        FieldPath memberPath = path.field(member.getKey());
        merged.set(
            member.getKey(),
            merge(live.get(member.getKey()), member.getValue(), memberPath, types));
      }
      return merged;
    }
    boolean granular = !path.isRoot() && !(types.at(path.names()) instanceof Atomic);
    if (live instanceof ArrayNode liveList && applied instanceof ArrayNode list && granular) {
      return mergeItems(liveList, list, path, types);
    }
    return applied.deepCopy();
  }

  private static ArrayNode mergeItems(
      ArrayNode live, ArrayNode applied, FieldPath path, ListTypes types) {
    ListTypes.ListType type = types.at(path.names());
    ArrayNode merged = live.deepCopy();
    for (JsonNode item : applied) {
      String element = element(item, type);
      int at = indexOf(merged, element, type);
      if (at < 0) {
        merged.add(item.deepCopy());
      } else if (type instanceof Keyed) {
        merged.set(at, merge(merged.get(at), item, path.with(element), types));
      }
    }
    return merged;
  }

  private static int indexOf(ArrayNode list, String element, ListTypes.ListType type) {
    for (int i = 0; i < list.size(); i++) {
      if (element(list.get(i), type).equals(element)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes the field out of the object, and every parent that has become empty by it. */
  static void remove(ObjectNode object, FieldPath path, ListTypes types) {
    JsonNode parent = find(object, path.parent(), types);
    if (parent instanceof ObjectNode members) {
      members.remove(path.lastField());
    } else if (parent instanceof ArrayNode list) {
      ListTypes.ListType type = types.at(path.names());
      for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
        if (element(items.next(), type).equals(path.last())) {
          items.remove();
        }
      }
    }
    boolean memberOfObject = path.elements().size() > 1 && path.parent().lastIsField();
    if (parent != null && parent.isEmpty() && memberOfObject) {
      remove(object, path.parent(), types);
    }
  }

  private static @Nullable JsonNode find(ObjectNode object, FieldPath path, ListTypes types) {
    JsonNode node = object;
    FieldPath walked = FieldPath.ROOT;
    for (String step : path.elements()) {
      FieldPath next = walked.with(step);
      if (next.lastIsField()) {
        node = node.path(next.lastField());
      } else if (node instanceof ArrayNode list) {
        int at = indexOf(list, step, types.at(next.names()));
        node = at < 0 ? null : list.get(at);
      }
      if (node == null || node.isMissingNode()) {
        return null;
      }
      walked = next;
    }
    return node;
  }
}
