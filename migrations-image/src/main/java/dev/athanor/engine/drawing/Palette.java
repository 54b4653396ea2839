package dev.athanor.engine.drawing;

/** Colours a drawing. What it returns must look as wide as what it was given. */
public interface Palette {

  /** No colours. */
  Palette NONE =
      new Palette() {
        @Override
        public String stroke(int lane, String stroke) {
          return stroke;
        }

        @Override
        public String node(Mark mark, String node) {
          return node;
        }
      };

  /**
   * A stroke.
   *
   * @param lane counted from the left, from 0; a stroke across has the lane that it leads to or
   *     comes from
   */
  String stroke(int lane, String stroke);

  /** The sign of a revision. */
  String node(Mark mark, String node);
}
