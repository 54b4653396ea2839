package dev.athanor.sandbox.story;

import dev.athanor.sandbox.tenant.Row;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the story. Thread-safe: rows come from a watch. */
public final class Narrator {
  private static final List<Integer> WIDTHS = List.of(6, 26, 12, 5, 15, 8, 3);
  private static final String BOLD = "1";
  private static final String GREEN = "32";
  private static final String RED = "31";
  private static final String DIM = "2";

  private final PrintStream out;
  private final boolean colours;
  private final Columns columns = new Columns(Row.HEADER, WIDTHS);
  private @Nullable Row last;

  public Narrator(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  synchronized void act(int number, int of, String title) {
    out.println();
    out.println(paint(BOLD, "%d/%d  %s".formatted(number, of, title)));
    last = null;
  }

  /** Something said beside the rows. */
  public synchronized void say(String sentence) {
    sentence.lines().forEach(line -> out.println("  " + line));
  }

  /** Shows the row where it differs from the one shown before. */
  synchronized void row(Row row) {
    if (last != null && last.sameAs(row)) {
      return;
    }
    if (last == null) {
      out.println(paint(DIM, "  " + columns.line(Row.HEADER)));
    }
    last = row;
    String line = "  " + columns.line(row.cells(Instant.now()));
    out.println(
        switch (row.ready()) {
          case "True" -> paint(GREEN, line);
          case "False" -> row.status().equals("Progressing") ? line : paint(RED, line);
          default -> line;
        });
  }

  synchronized void done(String sentence) {
    out.println();
    out.println(paint(GREEN, sentence));
  }

  synchronized void failed(String sentence) {
    out.println();
    out.println(paint(RED, sentence));
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
