package dev.athanor.engine.script;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the scripts of a project are: Alembic's {@code script_location}, {@code version_locations}
 * and {@code recursive_version_locations}.
 *
 * @param home the project's folder; scripts below it are named relative to it
 * @param versions the folders that hold scripts, in the order in which they are loaded; none means
 *     {@code versions} in the home folder
 * @param recursive whether scripts in folders below those count too
 */
public record Locations(Path home, List<Path> versions, boolean recursive) {

  private static final String VERSIONS = "versions";

  public Locations {
    versions = versions.isEmpty() ? List.of(home.resolve(VERSIONS)) : List.copyOf(versions);
  }

  /** One folder, {@code versions}, in the home folder. */
  public static Locations of(Path home) {
    return new Locations(home, List.of(), false);
  }

  /** A file as people are told of it: relative to the home folder where it is below that. */
  Path named(Path file) {
    Path from = home.toAbsolutePath().normalize();
    Path at = file.toAbsolutePath().normalize();
    return at.startsWith(from) ? from.relativize(at) : file;
  }

  /** Whether a folder is the one that is there without any setting. */
  boolean isDefault(Path folder) {
    return folder.equals(home.resolve(VERSIONS));
  }
}
