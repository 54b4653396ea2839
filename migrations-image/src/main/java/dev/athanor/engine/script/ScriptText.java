package dev.athanor.engine.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** From the bytes of a file to its lines. */
public final class ScriptText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ScriptText() {}

  /**
   * The lines without their ends, which may be {@code \n} or {@code \r\n}.
   *
   * @throws ScriptException if the bytes are not text in UTF-8
   */
  public static List<String> lines(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw at(file, text, text.length(), "this is not UTF-8; save the file in that encoding");
    }
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw at(file, text, nul, "a NUL byte; PostgreSQL takes none in a statement");
    }
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    int mark = body.indexOf("\n" + BYTE_ORDER_MARK);
    if (mark >= 0) {
      throw at(
          file,
          body,
          mark + 1,
          "a byte order mark, which PostgreSQL takes for a letter; delete it and write the line anew");
    }
    return List.of(body.split("\r?\n", -1));
  }

  private static ScriptException at(Path file, String text, int position, String sentence) {
    int line = 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    return new ScriptException(List.of(new Finding(file, line, sentence)));
  }
}
