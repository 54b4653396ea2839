package dev.athanor.engine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's two streams, in UTF-8 whatever the locale. Results go to one, talk to the other.
 */
final class Console {

  private final PrintStream results;
  private final PrintStream talk;

  Console(PrintStream results, PrintStream talk) {
    this.results = results;
    this.talk = talk;
  }

  static Console ofProcess() {
    return new Console(
        stream(new FileOutputStream(FileDescriptor.out)),
        stream(new FileOutputStream(FileDescriptor.err)));
  }

  private static PrintStream stream(FileOutputStream file) {
    return new PrintStream(file, true, StandardCharsets.UTF_8);
  }

  /** A line of what was asked for. */
  void result(String line) {
    results.print(line + "\n");
    results.flush();
  }

  /** A line about what is going on. */
  void say(String line) {
    talk.print(line + "\n");
    talk.flush();
  }
}
