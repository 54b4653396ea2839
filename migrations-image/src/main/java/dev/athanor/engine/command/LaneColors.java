package dev.athanor.engine.command;

import dev.athanor.engine.console.Palette.Color;
import dev.athanor.engine.drawing.Mark;
import dev.athanor.engine.drawing.Palette;
import java.util.List;

/** A colour for each lane, as a terminal has them. */
record LaneColors(dev.athanor.engine.console.Palette terminal) implements Palette {

  private static final List<Color> LANES =
      List.of(Color.CYAN, Color.MAGENTA, Color.YELLOW, Color.BLUE, Color.GREEN, Color.RED);

  @Override
  public String stroke(int lane, String stroke) {
    return terminal.paint(LANES.get(lane % LANES.size()), stroke);
  }

  @Override
  public String node(Mark mark, String node) {
    return terminal.paint(
        switch (mark) {
          case UNKNOWN -> Color.BOLD;
          case PENDING -> Color.YELLOW;
          case APPLIED, CURRENT -> Color.GREEN;
        },
        node);
  }
}
