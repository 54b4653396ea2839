package dev.athanor.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A line of a run's output with a piece of its plan's SQL: {@code {"event":"planSql","sql":"…"}}.
 * The pieces in their order are the whole, whose checksum the report has.
 */
public final class PlanSqlLine {

  private static final String BEGINNING = "{\"event\":\"planSql\",\"sql\":";

  private PlanSqlLine() {}

  /** The line for a piece, without a line end. */
  public static String write(String piece) {
    StringWriter line = new StringWriter(piece.length() + 64);
    try (JsonGenerator json = RunReportJson.JSON.createGenerator(line)) {
      json.writeString(piece);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BEGINNING + line + "}";
  }

  /** The piece on a line; null for any other line, and for one that is broken. */
  public static @Nullable String read(String line) {
    if (!line.startsWith(BEGINNING)) {
      return null;
    }
    try (JsonParser json = RunReportJson.JSON.createParser(line.substring(BEGINNING.length()))) {
      return json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : null;
    } catch (IOException e) {
      return null;
    }
  }
}
