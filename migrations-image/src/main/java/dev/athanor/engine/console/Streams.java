package dev.athanor.engine.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two streams, which may be one terminal: a line in place is gone before anything else appears,
 * whichever thread and whichever stream that comes from.
 */
final class Streams {

  private static final String CLEAR = "\r\u001b[K";

  private final ResultStream taking;
  private final PrintStream results;
  private final PrintStream talk;
  private boolean inPlace;

  Streams(OutputStream results, OutputStream talk) {
    this.taking = new ResultStream(results);
    this.results = new PrintStream(taking, true, StandardCharsets.UTF_8);
    this.talk = new PrintStream(talk, true, StandardCharsets.UTF_8);
  }

  PrintStream results() {
    return results;
  }

  @Nullable IOException refusal() {
    return taking.refusal();
  }

  synchronized void result(String line) {
    clear();
    print(results, line + "\n");
  }

  synchronized void say(String line) {
    clear();
    print(talk, line + "\n");
  }

  synchronized void sayInPlace(String text) {
    print(talk, CLEAR + text);
    inPlace = true;
  }

  synchronized void clear() {
    if (inPlace) {
      print(talk, CLEAR);
      inPlace = false;
    }
  }

  private static void print(PrintStream stream, String text) {
    stream.print(text);
    stream.flush();
  }
}
