package dev.athanor.engine.authoring;

import dev.athanor.engine.graph.Revision;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A script that may be written.
 *
 * @param revision what it declares
 * @param location the version location that it belongs to
 * @param file where it will stand, at or below the location
 * @param text all of it
 */
public record NewScript(Revision revision, Path location, Path file, String text) {

  /**
   * Writes the file, and the folders that it needs: whole or not at all, and never over another.
   *
   * @throws AuthoringException if that cannot be done
   */
  public void write() {
    try {
      WholeFile.create(file, text);
    } catch (IOException e) {
      throw WholeFile.notWritten(file, e);
    }
  }
}
