package dev.athanor.engine.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.catalog.Difference.Changed;
import java.io.IOException;
import java.util.List;

/** Differences for a program. */
final class DifferenceJson {

  private DifferenceJson() {}

  /** A member that is an array of them. */
  static void write(JsonGenerator json, String name, List<Difference> differences)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Difference difference : differences) {
      write(difference, json);
    }
    json.writeEndArray();
  }

  private static void write(Difference difference, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", difference.operation());
    json.writeStringField("kind", difference.kind().words());
    json.writeStringField("name", difference.name());
    if (difference instanceof Changed changed) {
      json.writeStringField("attribute", changed.attribute());
      json.writeStringField("wanted", changed.wanted());
      json.writeStringField("found", changed.found());
    }
    json.writeStringField("text", difference.text());
    json.writeEndObject();
  }
}
