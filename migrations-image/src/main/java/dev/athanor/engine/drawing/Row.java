package dev.athanor.engine.drawing;

import java.util.Arrays;

/** One line of the drawing, before it becomes characters. Columns stand two characters apart. */
final class Row {

  private static final int NOTHING = -1;

  private final Strokes strokes;
  private final Palette palette;
  private final int[] arms;
  private final boolean[] dotted;

  /** To the right of each column: nothing, or a stroke across with the lane that it belongs to. */
  private final int[] acrossOf;

  private final boolean[] dottedAcross;

  /** Where a stroke across meets a lane, and does not pass beneath it. */
  private final boolean[] joined;

  private int node = -1;
  private Mark mark = Mark.UNKNOWN;

  /** All lanes go straight down. */
  Row(Strokes strokes, Palette palette, Lanes lanes, int width) {
    this.strokes = strokes;
    this.palette = palette;
    this.arms = new int[width];
    this.dotted = new boolean[width];
    this.acrossOf = new int[width];
    this.dottedAcross = new boolean[width];
    this.joined = new boolean[width];
    Arrays.fill(acrossOf, NOTHING);
    for (int column = 0; column < width; column++) {
      Lane lane = lanes.at(column);
      if (lane != null) {
        arms[column] = Strokes.UP + Strokes.DOWN;
        dotted[column] = lane.dotted();
      }
    }
  }

  /** Puts a revision into a column. */
  Row node(int column, Mark how) {
    node = column;
    mark = how;
    return this;
  }

  /** A lane leaves a column for another, in which it goes down. */
  void fork(int from, int to, boolean isDotted) {
    arms[to] |= Strokes.DOWN;
    across(from, to, to, isDotted);
  }

  /** A lane ends in another to its left. */
  void join(int from, int to, boolean isDotted) {
    arms[from] &= ~Strokes.DOWN;
    across(from, to, from, isDotted);
  }

  private void across(int from, int to, int lane, boolean isDotted) {
    joined[from] = true;
    joined[to] = true;
    for (int column = Math.min(from, to); column < Math.max(from, to); column++) {
      if (acrossOf[column] == NOTHING) {
        acrossOf[column] = lane;
        dottedAcross[column] = isDotted;
      }
    }
  }

  String drawn() {
    StringBuilder line = new StringBuilder();
    int blanks = 0;
    for (int column = 0; column < arms.length; column++) {
      blanks = append(line, sign(column), blanks);
      blanks = append(line, right(column), blanks);
    }
    return line.toString();
  }

  /** Blanks are held back until something follows them. */
  private static int append(StringBuilder line, String sign, int blanks) {
    if (sign.isBlank()) {
      return blanks + 1;
    }
    line.append(" ".repeat(blanks)).append(sign);
    return 0;
  }

  private String sign(int column) {
    if (column == node) {
      return palette.node(mark, String.valueOf(strokes.node(mark)));
    }
    boolean fromLeft = column > 0 && acrossOf[column - 1] != NOTHING;
    boolean fromRight = acrossOf[column] != NOTHING;
    if (arms[column] == 0 && fromLeft && fromRight) {
      return across(column);
    }
    int sides = (fromLeft ? Strokes.LEFT : 0) + (fromRight ? Strokes.RIGHT : 0);
    char joint = strokes.joint(arms[column] + (joined[column] ? sides : 0), dotted[column]);
    return joint == ' ' ? " " : palette.stroke(column, String.valueOf(joint));
  }

  private String right(int column) {
    return acrossOf[column] == NOTHING ? " " : across(column);
  }

  private String across(int column) {
    return palette.stroke(
        acrossOf[column],
        String.valueOf(strokes.joint(Strokes.LEFT + Strokes.RIGHT, dottedAcross[column])));
  }
}
