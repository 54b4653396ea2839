package dev.athanor.engine.console;

import java.util.EnumMap;
import java.util.Map;

/** The colours of a stream, or none. */
public final class Palette {

  /** The eight that every terminal has, of which a few are used. */
  public enum Color {
    BOLD(1),
    DIM(2),
    RED(31),
    GREEN(32),
    YELLOW(33),
    BLUE(34),
    MAGENTA(35),
    CYAN(36);

    private final int code;

    Color(int code) {
      this.code = code;
    }
  }

  /** Leaves text as it is. */
  public static final Palette NONE = new Palette(Map.of());

  private final Map<Color, String> beginnings;

  private Palette(Map<Color, String> beginnings) {
    this.beginnings = beginnings;
  }

  /** Paints as terminals understand it (ECMA-48's SGR). */
  public static Palette ofTerminal() {
    Map<Color, String> beginnings = new EnumMap<>(Color.class);
    for (Color color : Color.values()) {
      beginnings.put(color, "\u001b[" + color.code + "m");
    }
    return new Palette(beginnings);
  }

  /** The text in this colour. */
  public String paint(Color color, String text) {
    String beginning = beginnings.get(color);
    return beginning == null || text.isEmpty() ? text : beginning + text + "\u001b[0m";
  }
}
