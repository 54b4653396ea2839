package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors, as in {@code labelSelector=app in (a, b),!tier}. */
final class Selector {
  private static final Pattern IN_SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUALITY = Pattern.compile("([^!=\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
  private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");

  private Selector() {}

  /**
   * What both selectors of a request let through.
   *
   * @throws ApiError 400 for a selector that cannot be read
   */
  static Predicate<JsonNode> of(Call call) {
    return labels(call.query().getOrDefault("labelSelector", ""))
        .and(fields(call.query().getOrDefault("fieldSelector", "")));
  }

  static Predicate<JsonNode> labels(String selector) {
    return all(selector, (object, key) -> object.path("metadata").path("labels").path(key));
  }

  static Predicate<JsonNode> fields(String selector) {
    return all(selector, (object, key) -> object.at("/" + key.replace('.', '/')));
  }

  /** Where a requirement finds its value. */
  private interface Value {
    JsonNode of(JsonNode object, String key);
  }

  private static Predicate<JsonNode> all(String selector, Value value) {
    List<Predicate<JsonNode>> requirements = new ArrayList<>();
    for (String requirement : COMMA_OUTSIDE_PARENTHESES.split(selector, -1)) {
      if (!requirement.isBlank()) {
        requirements.add(requirement(requirement.strip(), value));
      }
    }
    return object -> requirements.stream().allMatch(r -> r.test(object));
  }

  private static Predicate<JsonNode> requirement(String text, Value value) {
    Matcher inSet = IN_SET.matcher(text);
    if (inSet.matches()) {
      Set<String> values =
          new TreeSet<>(Arrays.asList(inSet.group(3).strip().split("\\s*,\\s*", -1)));
      boolean wanted = inSet.group(2).equals("in");
      return o -> values.contains(textOf(value.of(o, inSet.group(1)))) == wanted;
    }
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      boolean wanted = !equality.group(2).equals("!=");
      return o -> equality.group(3).equals(textOf(value.of(o, equality.group(1)))) == wanted;
    }
    boolean absent = text.startsWith("!");
    String key = absent ? text.substring(1) : text;
    if (key.isEmpty() || key.contains(" ")) {
      throw ApiError.badRequest("unable to parse requirement: " + text);
    }
    return o -> value.of(o, key).isMissingNode() == absent;
  }

  private static String textOf(JsonNode value) {
    // No label has this value: an absent label equals nothing, and differs from everything.
    return value.isMissingNode() ? "\u0000" : value.asText();
  }
}
