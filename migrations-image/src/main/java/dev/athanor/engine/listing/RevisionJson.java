package dev.athanor.engine.listing;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.athanor.engine.json.JsonLine;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Listings as JSON: one object on one line. */
public final class RevisionJson {

  private RevisionJson() {}

  /** {@code {"revisions":[…]}}, in the order of the text. */
  public static String of(Listing listing) {
    return JsonLine.of(json -> revisions(json, listing));
  }

  /**
   * {@code {"rows":[…],"atHeads":…,"revisions":[…]}}.
   *
   * @param told the same that the listing was made from
   */
  public static String of(Current current, Revisions told) {
    return JsonLine.of(
        json -> {
          JsonLine.strings(json, "rows", told.rows());
          json.writeBooleanField("atHeads", Current.isAtHeads(told));
          revisions(json, current);
        });
  }

  private static void revisions(JsonGenerator json, Listing listing) throws IOException {
    json.writeArrayFieldStart("revisions");
    for (RevisionEntry entry : listing.entries()) {
      write(json, entry);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, RevisionEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("revision", entry.revision());
    JsonLine.strings(json, "downRevisions", entry.downRevisions());
    JsonLine.strings(json, "dependsOn", entry.dependsOn());
    JsonLine.strings(json, "branchLabels", entry.branchLabels());
    JsonLine.strings(json, "nextRevisions", entry.nextRevisions());
    json.writeStringField("message", entry.message());
    json.writeStringField("path", entry.path());
    String createDate = entry.createDate();
    if (createDate != null) {
      json.writeStringField("createDate", createDate);
    }
    json.writeBooleanField("head", entry.head());
    json.writeBooleanField("effectiveHead", entry.effectiveHead());
    json.writeBooleanField("branchPoint", entry.branchPoint());
    json.writeBooleanField("mergePoint", entry.mergePoint());
    writeIfKnown(json, "current", entry.current());
    writeIfKnown(json, "applied", entry.applied());
    json.writeEndObject();
  }

  private static void writeIfKnown(JsonGenerator json, String name, @Nullable Boolean value)
      throws IOException {
    if (value != null) {
      json.writeBooleanField(name, value);
    }
  }
}
