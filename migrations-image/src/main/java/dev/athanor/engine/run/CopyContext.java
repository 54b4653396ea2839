package dev.athanor.engine.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the rows of a COPY the server found an error: all that may be told of its CONTEXT, which
 * goes on with the row itself.
 *
 * @param row 1-based line of the rows; 0 where the server named none
 * @param column null where the server named none
 */
record CopyContext(int row, @Nullable String column) {

  static final CopyContext NONE = new CopyContext(0, null);

  /** The server's words, in its {@code copyfromparse.c}: COPY t, line 3, column a: "…". */
  private static final Pattern ROW =
      Pattern.compile("^COPY [^\n]*?, \\S+ (\\d+)(?:, \\S+ ([^\n:]+)(?=:|$))?", Pattern.MULTILINE);

  static CopyContext of(@Nullable String context) {
    Matcher matcher = ROW.matcher(context == null ? "" : context);
    return matcher.find()
        ? new CopyContext(Integer.parseInt(matcher.group(1)), matcher.group(2))
        : NONE;
  }
}
