package dev.athanor.engine.drawing;

/** The characters that lanes are drawn with. */
public enum Strokes {
  /** Box drawing, for a terminal that speaks UTF-8. */
  UNICODE("   ╯ ╰─┴ │╮┤╭├┬┼", '┊', '┄', '●', '○', '◆'),
  /** For any terminal. */
  ASCII("   / \\-+ |\\+/+++", ':', '.', '*', 'o', '@');

  static final int UP = 1;
  static final int LEFT = 2;
  static final int RIGHT = 4;
  static final int DOWN = 8;

  /** By the sum of the arms. */
  private final String joints;

  private final char dottedDown;
  private final char dottedAcross;

  private final char node;
  private final char pending;
  private final char current;

  Strokes(
      String joints, char dottedDown, char dottedAcross, char node, char pending, char current) {
    this.joints = joints;
    this.dottedDown = dottedDown;
    this.dottedAcross = dottedAcross;
    this.node = node;
    this.pending = pending;
    this.current = current;
  }

  char joint(int arms, boolean dotted) {
    if (dotted && arms == UP + DOWN) {
      return dottedDown;
    }
    return dotted && arms == LEFT + RIGHT ? dottedAcross : joints.charAt(arms);
  }

  char node(Mark mark) {
    return switch (mark) {
      case UNKNOWN, APPLIED -> node;
      case PENDING -> pending;
      case CURRENT -> current;
    };
  }
}
