package dev.athanor.sandbox.story;

import java.util.List;
import java.util.StringJoiner;

/** Cells under each other, as kubectl sets them; a column grows when a wider cell comes. */
final class Columns {
  private static final int GAP = 3;

  private final int[] widths;

  Columns(List<String> header, List<Integer> minimum) {
    widths = new int[header.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(header.get(i).length(), minimum.get(i));
    }
  }

  String line(List<String> cells) {
    StringJoiner line = new StringJoiner(" ".repeat(GAP));
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      widths[i] = Math.max(widths[i], cell.length());
      line.add(cell + " ".repeat(widths[i] - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
