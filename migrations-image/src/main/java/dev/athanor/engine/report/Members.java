package dev.athanor.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, each asked for by name and kind. */
final class Members {

  private final String owner;
  private final Map<?, ?> members;

  /** The members of what the report has under {@code owner}, which has to be an object. */
  Members(String owner, @Nullable Object value) throws InvalidReport {
    if (!(value instanceof Map<?, ?> map)) {
      throw new InvalidReport("The report's " + owner + " is not an object.");
    }
    this.owner = owner;
    this.members = map;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  String string(String name) throws InvalidReport {
    String value = optionalString(name);
    if (value == null) {
      throw wrong(name, "a text");
    }
    return value;
  }

  @Nullable String optionalString(String name) throws InvalidReport {
    Object value = members.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "a text");
  }

  boolean truth(String name) throws InvalidReport {
    if (members.get(name) instanceof Boolean value) {
      return value;
    }
    throw wrong(name, "true or false");
  }

  int integer(String name) throws InvalidReport {
    if (members.get(name) instanceof Integer value) {
      return value;
    }
    throw wrong(name, "a whole number");
  }

  long whole(String name) throws InvalidReport {
    Object value = members.get(name);
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    throw wrong(name, "a whole number");
  }

  /** The texts; none where there is no such member. */
  List<String> strings(String name) throws InvalidReport {
    List<String> strings = optionalStrings(name);
    return strings == null ? List.of() : strings;
  }

  @Nullable List<String> optionalStrings(String name) throws InvalidReport {
    if (!has(name)) {
      return null;
    }
    List<String> strings = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof String string)) {
        throw wrong(name, "a list of texts");
      }
      strings.add(string);
    }
    return List.copyOf(strings);
  }

  Members object(String name) throws InvalidReport {
    return new Members(name, members.get(name));
  }

  /** The objects; none where there is no such member. */
  List<Members> objects(String name) throws InvalidReport {
    List<Members> objects = new ArrayList<>();
    if (has(name)) {
      for (Object element : elements(name)) {
        objects.add(new Members(name, element));
      }
    }
    return objects;
  }

  private List<?> elements(String name) throws InvalidReport {
    if (members.get(name) instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "a list");
  }

  private InvalidReport wrong(String name, String kind) {
    return new InvalidReport("The " + owner + "'s " + name + " is missing or not " + kind + ".");
  }
}
