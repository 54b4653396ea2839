package dev.athanor.engine.console;

import dev.athanor.engine.json.JsonLine;
import org.jspecify.annotations.Nullable;

/** Why a command has no result, for programs, on one line. */
public final class FailureJson {

  private FailureJson() {}

  /**
   * The line.
   *
   * @param reason what is behind the message; null where that says it all
   */
  public static String of(String message, @Nullable String reason, int exitCode) {
    return JsonLine.of(
        line -> {
          line.writeObjectFieldStart("failure");
          line.writeStringField("message", message);
          if (reason != null) {
            line.writeStringField("reason", reason);
          }
          line.writeEndObject();
          line.writeNumberField("exitCode", exitCode);
        });
  }
}
