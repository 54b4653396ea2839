package dev.athanor.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of scripts, written by a test. */
public final class Project {

  private final Path folder;

  public Project(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder.resolve("versions"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** A revision whose parts begin on lines 6 and 9 for one-line parts. */
  public Project add(String id, String parent, String upgrade, String downgrade) {
    return write(id, parent, "-- upgrade\n" + upgrade + "\n\n-- downgrade\n" + downgrade + "\n");
  }

  public Project addAutocommit(String id, String parent, String upgrade) {
    return write(id, parent, "-- upgrade: autocommit\n" + upgrade + "\n\n-- downgrade\n");
  }

  public Project write(String id, String parent, String parts) {
    String text = "-- message of " + id + "\n--\n-- Revision ID: " + id + "\n-- Revises: " + parent;
    try {
      Files.writeString(
          folder.resolve("versions").resolve(id + "_script.sql"), text + "\n" + parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
