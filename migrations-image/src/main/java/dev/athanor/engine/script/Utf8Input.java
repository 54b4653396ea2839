package dev.athanor.engine.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes a file up to its end or the first byte that is not UTF-8. */
final class Utf8Input implements Closeable {

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final byte[] bytes;
  private final ByteBuffer undecoded;
  private boolean begun;
  private boolean lastBytes;
  private boolean over;
  private @Nullable String fault;

  Utf8Input(InputStream in, int buffer) {
    this.in = in;
    this.bytes = new byte[buffer];
    this.undecoded = ByteBuffer.wrap(bytes).flip();
  }

  /**
   * Fills an array from there on.
   *
   * @return how many characters were read, none where one is left out that needs two; -1 at the end
   */
  int read(char[] chars, int from) throws IOException {
    CharBuffer out = CharBuffer.wrap(chars, from, chars.length - from);
    boolean fits = true;
    while (!over && fits && out.position() == from) {
      fits = decode(out);
    }
    int count = out.position() - from;
    return count == 0 && over ? -1 : count;
  }

  /** False when the next character does not fit. */
  private boolean decode(CharBuffer out) throws IOException {
    if (!lastBytes) {
      undecoded.compact();
      int room = undecoded.remaining();
      int count = in.readNBytes(bytes, undecoded.position(), room);
      lastBytes = count < room;
      undecoded.position(undecoded.position() + count).flip();
    }
    boolean utf16 = !begun && isUtf16(undecoded.limit());
    begun = true;
    CoderResult result =
        utf16 ? CoderResult.malformedForLength(1) : decoder.decode(undecoded, out, lastBytes);
    if (result.isError()) {
      fault =
          utf16
              ? "this is UTF-16, not UTF-8; save the file in that encoding"
              : "this is not UTF-8; save the file in that encoding";
    }
    over = result.isError() || (lastBytes && result.isUnderflow());
    return !result.isOverflow();
  }

  /** Either with its byte order mark, or Latin letters with the zero byte that each has there. */
  private boolean isUtf16(int count) {
    if (count < 2) {
      return false;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return (first == 0xff && second == 0xfe)
        || (first == 0xfe && second == 0xff)
        || (first == 0) != (second == 0);
  }

  /** Why what comes behind the last character is no text; null at the end of a sound file. */
  @Nullable String fault() {
    return fault;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
