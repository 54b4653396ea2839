package dev.athanor.engine.console;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.history.Progress.UnfinishedPart;
import dev.athanor.engine.history.RecordedEntry;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.run.DatabaseStatus;
import dev.athanor.engine.run.Discrepancy;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A database's status for programs, on one line. */
public final class StatusJson {

  private StatusJson() {}

  public static String of(DatabaseStatus status) {
    return JsonLine.of(json -> write(status, json));
  }

  private static void write(DatabaseStatus status, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("database");
    json.writeStringField("systemIdentifier", status.database().systemIdentifier());
    json.writeStringField("database", status.database().database());
    json.writeStringField("versionTable", status.database().versionTable());
    json.writeEndObject();
    json.writeStringField("serverVersion", status.server());
    json.writeBooleanField("versionTableExists", status.versionTableExists());
    JsonLine.strings(json, "rows", status.rows());
    JsonLine.strings(json, "heads", status.heads());
    JsonLine.strings(json, "unknownRevisions", status.unknownRevisions());
    Integer pending = status.pending();
    if (pending != null) {
      json.writeNumberField("pending", pending);
    }
    json.writeBooleanField("atHeads", status.atHeads());
    optional(json, "migrator", status.migrator());
    optional(json, "owner", status.owner());
    if (status.left() != null) {
      JsonLine.strings(json, "movedFrom", status.left());
    }
    json.writeArrayFieldStart("unfinished");
    for (UnfinishedPart part : status.unfinished()) {
      unfinished(part, json);
    }
    json.writeEndArray();
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      JsonLine.strings(
          json,
          kind.wire(),
          status.discrepancies().stream()
              .filter(each -> each.kind() == kind)
              .map(Discrepancy::revision)
              .toList());
    }
    json.writeArrayFieldStart("history");
    for (RecordedEntry entry : status.history()) {
      entry(entry, json);
    }
    json.writeEndArray();
  }

  private static void unfinished(UnfinishedPart part, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("revision", part.revision());
    json.writeStringField("direction", part.direction());
    json.writeNumberField("done", part.done());
    json.writeNumberField("started", part.started());
    json.writeStringField("at", part.at().toString());
    json.writeEndObject();
  }

  private static void entry(RecordedEntry entry, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", entry.id());
    json.writeStringField("at", entry.at().toString());
    json.writeStringField("direction", entry.direction());
    json.writeStringField("revision", entry.revision());
    json.writeStringField("outcome", entry.outcome());
    json.writeNumberField("millis", entry.millis());
    json.writeStringField("message", entry.message());
    optional(json, "sqlState", entry.sqlState());
    optional(json, "run", entry.run());
    optional(json, "image", entry.image());
    json.writeStringField("role", entry.role());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
