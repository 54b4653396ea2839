package dev.athanor.engine.script;

import java.nio.file.Path;

/**
 * What is wrong in a file.
 *
 * @param file relative to the home folder where it is below it; or the folder itself
 * @param line 1-based; 0 when no line is to blame
 * @param sentence for a person
 */
public record Finding(Path file, int line, String sentence) {

  @Override
  public String toString() {
    return line == 0 ? file + ": " + sentence : file + ":" + line + ": " + sentence;
  }
}
