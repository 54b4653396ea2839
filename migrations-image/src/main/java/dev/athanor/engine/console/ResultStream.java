package dev.athanor.engine.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why the first text was not taken, which a {@link java.io.PrintStream} forgets. */
final class ResultStream extends FilterOutputStream {

  private volatile @Nullable IOException refusal;

  ResultStream(OutputStream out) {
    super(out);
  }

  /** Null as long as everything was taken. */
  @Nullable IOException refusal() {
    return refusal;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
      out.flush();
    } catch (IOException e) {
      if (refusal == null) {
        refusal = e;
      }
      throw e;
    }
  }
}
