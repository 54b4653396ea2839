package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/**
 * Gives a record's schema what the generator loses: the order of members and of values, and the
 * width of numbers.
 */
final class RecordSchema {
  /** An enum's catch-all for reading, which nobody may write. */
  private static final String UNRECOGNIZED = "UNRECOGNIZED";

  private static final ObjectMapper WIRE = new ObjectMapper();

  private RecordSchema() {}

  static void follow(Class<?> type, ObjectNode schema) {
    ObjectNode generated = (ObjectNode) schema.get("properties");
    ObjectNode ordered = schema.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode member = generated.get(component.getName());
      if (!(member instanceof ObjectNode memberSchema)) {
        throw new IllegalStateException(
            "The generated schema lacks " + type.getSimpleName() + "." + component.getName());
      }
      ordered.set(component.getName(), follow(component, memberSchema));
    }
    schema.set("properties", ordered);
  }

  private static ObjectNode follow(RecordComponent component, ObjectNode member) {
    Class<?> type = component.getType();
    if (type == Long.class) {
      member.put("format", "int64");
    } else if (type == Integer.class) {
      member.put("format", "int32");
    } else if (type.isEnum()) {
      choices(type, member.putArray("enum"));
    } else if (type.isRecord()) {
      follow(type, member);
    } else if (element(component) instanceof Class<?> element && element.isRecord()) {
      follow(element, (ObjectNode) member.get("items"));
    }
    return member;
  }

  private static void choices(Class<?> type, ArrayNode values) {
    for (Object constant : type.getEnumConstants()) {
      if (!constant.toString().equals(UNRECOGNIZED)) {
        values.add(WIRE.<JsonNode>valueToTree(constant));
      }
    }
  }

  private static Type element(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType list
        ? list.getActualTypeArguments()[0]
        : component.getType();
  }
}
