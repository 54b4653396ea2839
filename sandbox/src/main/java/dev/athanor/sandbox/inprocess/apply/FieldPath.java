package dev.athanor.sandbox.inprocess.apply;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of one field, in the notation of {@code metadata.managedFields[].fieldsV1}: {@code
 * f:name} for a member of an object, {@code k:{"type":"Ready"}} for an item of a list that is a
 * map, {@code v:"text"} for an item of a list that is a set.
 */
record FieldPath(List<String> elements) implements Comparable<FieldPath> {
  static final FieldPath ROOT = new FieldPath(List.of());
  private static final String FIELD = "f:";

  FieldPath {
    elements = List.copyOf(elements);
  }

  FieldPath field(String name) {
    return with(FIELD + name);
  }

  FieldPath with(String element) {
    List<String> longer = new ArrayList<>(elements);
    longer.add(element);
    return new FieldPath(longer);
  }

  boolean isRoot() {
    return elements.isEmpty();
  }

  FieldPath parent() {
    return new FieldPath(elements.subList(0, elements.size() - 1));
  }

  String last() {
    return elements.get(elements.size() - 1);
  }

  boolean lastIsField() {
    return last().startsWith(FIELD);
  }

  String lastField() {
    return last().substring(FIELD.length());
  }

  boolean startsWith(FieldPath prefix) {
    int length = prefix.elements.size();
    return elements.size() >= length && elements.subList(0, length).equals(prefix.elements);
  }

  /** The names of the members on the way, items of lists left out: what a schema is asked by. */
  List<String> names() {
    return elements.stream()
        .filter(element -> element.startsWith(FIELD))
        .map(element -> element.substring(FIELD.length()))
        .toList();
  }

  @Override
  public int compareTo(FieldPath other) {
    return String.join("\u0000", elements).compareTo(String.join("\u0000", other.elements));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String element : elements) {
      boolean field = element.startsWith(FIELD);
      text.append(field ? "." + element.substring(FIELD.length()) : "[" + element + "]");
    }
    return text.toString();
  }
}
