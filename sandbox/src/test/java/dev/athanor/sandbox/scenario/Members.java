package dev.athanor.sandbox.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.api.v1alpha1.DatabaseMigrationSpec;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The members of the resource by the names that the reference gives them. */
final class Members {
  private static final String ELEMENT = "[]";

  private Members() {}

  /** The innermost members of spec and status. */
  static NavigableSet<String> all() {
    NavigableSet<String> members = new TreeSet<>();
    collect("spec", DatabaseMigrationSpec.class, members);
    collect("status", DatabaseMigrationStatus.class, members);
    return members;
  }

  private static void collect(String path, Type type, NavigableSet<String> members) {
    if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        collect(path + "." + component.getName(), component.getGenericType(), members);
      }
    } else if (type instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && element.isRecord()) {
      collect(path + ELEMENT, element, members);
    } else {
      members.add(path);
    }
  }

  /** Whether the object says anything under this name; of a list, whether any element does. */
  static boolean says(JsonNode object, String member) {
    return values(object, List.of(member.split("\\.")))
        .anyMatch(value -> !value.isMissingNode() && !value.isNull() && !isEmpty(value));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isTextual() ? value.asText().isEmpty() : value.isArray() && value.isEmpty();
  }

  private static Stream<JsonNode> values(JsonNode object, List<String> path) {
    if (path.isEmpty()) {
      return Stream.of(object);
    }
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (!name.endsWith(ELEMENT)) {
      return values(object.path(name), rest);
    }
    JsonNode list = object.path(name.substring(0, name.length() - ELEMENT.length()));
    return StreamSupport.stream(list.spliterator(), false)
        .flatMap(element -> values(element, rest));
  }
}
