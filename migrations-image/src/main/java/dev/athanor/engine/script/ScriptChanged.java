package dev.athanor.engine.script;

import java.io.IOException;

/** A file does not say any more what it said when it was looked at. */
public final class ScriptChanged extends IOException {

  private static final long serialVersionUID = 1L;

  /** Found out by the text's checksum, or by what does not fit any more. */
  public ScriptChanged() {
    super("The file was changed since it was looked at");
  }
}
