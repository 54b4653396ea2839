package dev.athanor.engine.drawing;

import java.util.List;

/** What a drawing says of each revision. */
public interface Inscription {

  /** How the revision is marked. */
  Mark mark(String revision);

  /** What is written beside it: one line or more. */
  List<String> text(String revision);
}
