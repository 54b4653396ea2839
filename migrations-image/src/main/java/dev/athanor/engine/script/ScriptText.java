package dev.athanor.engine.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the bytes of a file to its lines. */
public final class ScriptText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private static final Pattern MARKED_LINE = Pattern.compile("[\r\n]" + BYTE_ORDER_MARK);

  private ScriptText() {}

  /**
   * The lines without their ends, which may be {@code \n}, {@code \r\n} or {@code \r}: after all
   * three PostgreSQL ends a comment.
   *
   * @throws ScriptException if the bytes are not text in UTF-8
   */
  public static List<String> lines(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError() || isUtf16(bytes)) {
      throw at(file, text, isUtf16(bytes) ? 0 : text.length(), notUtf8(bytes));
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw at(file, text, nul, "a NUL byte; PostgreSQL takes none in a statement");
    }
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    Matcher mark = MARKED_LINE.matcher(body);
    if (mark.find()) {
      throw at(
          file,
          body,
          mark.end(),
          "a byte order mark, which PostgreSQL takes for a letter; delete it and write the line anew");
    }
    return List.of(LINE_END.split(body, -1));
  }

  /** Either with its byte order mark, or Latin letters with the zero byte that each has there. */
  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return (first == 0xff && second == 0xfe)
        || (first == 0xfe && second == 0xff)
        || (first == 0) != (second == 0);
  }

  private static String notUtf8(byte[] bytes) {
    return isUtf16(bytes)
        ? "this is UTF-16, not UTF-8; save the file in that encoding"
        : "this is not UTF-8; save the file in that encoding";
  }

  private static ScriptException at(Path file, String text, int position, String sentence) {
    int line = LINE_END.split(text.substring(0, position), -1).length;
    return new ScriptException(List.of(new Finding(file, line, sentence)));
  }
}
