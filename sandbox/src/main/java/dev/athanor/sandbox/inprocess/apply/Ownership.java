package dev.athanor.sandbox.inprocess.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Who owns which field of one object: {@code metadata.managedFields}, read and written. */
final class Ownership {
  private final Map<FieldManager, NavigableSet<FieldPath>> sets = new LinkedHashMap<>();
  private final Map<FieldManager, String> times = new LinkedHashMap<>();

  static Ownership of(ObjectNode object) {
    Ownership ownership = new Ownership();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      FieldManager manager = FieldManager.of(entry);
      NavigableSet<FieldPath> fields = new TreeSet<>();
      read(entry.path("fieldsV1"), FieldPath.ROOT, fields);
      ownership.sets.put(manager, fields);
      ownership.times.put(manager, entry.path("time").asText());
    }
    return ownership;
  }

  private static void read(JsonNode node, FieldPath path, Set<FieldPath> fields) {
    if (node.isEmpty() && !path.isRoot()) {
      fields.add(path);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equals(".")) {
        fields.add(path);
      } else {
        read(member.getValue(), path.with(member.getKey()), fields);
      }
    }
  }

  NavigableSet<FieldPath> of(FieldManager manager) {
    return new TreeSet<>(sets.getOrDefault(manager, new TreeSet<>()));
  }

  /** Whether anyone but this manager owns the field or something inside it. */
  boolean ownedByAnother(FieldManager manager, FieldPath path) {
    return sets.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(manager))
        .anyMatch(entry -> entry.getValue().stream().anyMatch(owned -> owned.startsWith(path)));
  }

  /** The other managers that own this very field. */
  NavigableSet<String> othersOwning(FieldManager manager, FieldPath path) {
    NavigableSet<String> names = new TreeSet<>();
    sets.forEach(
        (other, fields) -> {
          if (!other.equals(manager) && fields.contains(path)) {
            names.add(other.name());
          }
        });
    return names;
  }

  void set(FieldManager manager, Set<FieldPath> fields, String time) {
    if (!of(manager).equals(fields)) {
      times.put(manager, time);
    }
    sets.put(manager, new TreeSet<>(fields));
  }

  void takeFromOthers(FieldManager manager, Set<FieldPath> fields) {
    sets.forEach(
        (other, owned) -> {
          if (!other.equals(manager)) {
            owned.removeAll(fields);
          }
        });
  }

  void writeTo(ObjectNode object) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (FieldManager manager : new ArrayList<>(sets.keySet())) {
      NavigableSet<FieldPath> fields = of(manager);
      if (!fields.isEmpty()) {
        ObjectNode entry = manager.toJson();
        entry.put("time", times.get(manager)).put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", write(fields));
        entries.add(entry);
      }
    }
    object.withObject("/metadata").set("managedFields", entries);
  }

  private static ObjectNode write(Set<FieldPath> fields) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (FieldPath field : fields) {
      ObjectNode node = root;
      for (String element : field.elements()) {
        JsonNode next = node.get(element);
        node = next instanceof ObjectNode object ? object : node.putObject(element);
      }
      if (!field.lastIsField()) {
        node.putObject(".");
      }
    }
    return root;
  }
}
