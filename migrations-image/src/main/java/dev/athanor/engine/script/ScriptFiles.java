package dev.athanor.engine.script;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds and reads the files of the scripts, in Alembic's order: location by location, of each
 * folder first its files and then the folders in it, both sorted by name. A file that is reached
 * twice, under whatever name, counts once.
 */
final class ScriptFiles {

  static final String EXTENSION = ".sql";

  /** PostgreSQL takes no statement above one gigabyte; what is near that is no script. */
  private static final long LARGEST = 256L << 20;

  /** Python sorts by code point, and so do the bytes of UTF-8; Java's own order differs. */
  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(
          path -> path.getFileName().toString().getBytes(StandardCharsets.UTF_8),
          Arrays::compareUnsigned);

  private final Locations locations;
  private final Map<Path, Path> byRealPath = new LinkedHashMap<>();

  private ScriptFiles(Locations locations) {
    this.locations = locations;
  }

  /**
   * The files in load order.
   *
   * @throws ScriptException if a folder is not there or cannot be read
   */
  static List<Path> of(Locations locations) {
    List<Finding> findings = new ArrayList<>();
    for (Path folder : locations.versions()) {
      if (!Files.isDirectory(folder)) {
        findings.add(missing(locations, folder));
      }
    }
    ScriptFiles files = new ScriptFiles(locations);
    if (findings.isEmpty()) {
      for (Path folder : locations.versions()) {
        files.walk(folder, findings);
      }
    }
    if (!findings.isEmpty()) {
      throw new ScriptException(findings);
    }
    return List.copyOf(files.byRealPath.values());
  }

  /**
   * Like Python's {@code os.walk}: into hidden folders too, because a mounted ConfigMap keeps its
   * files in one, and not into folders that are links.
   */
  private void walk(Path location, List<Finding> findings) {
    Deque<Path> folders = new ArrayDeque<>(List.of(location));
    while (!folders.isEmpty()) {
      Path folder = folders.pop();
      List<Path> entries = entries(folder, findings);
      Path realFolder = realPath(folder);
      for (Path entry : entries) {
        if (isNamedAsScript(entry)) {
          add(entry, realFolder);
        }
      }
      if (locations.recursive()) {
        for (int i = entries.size() - 1; i >= 0; i--) {
          if (Files.isDirectory(entries.get(i), LinkOption.NOFOLLOW_LINKS)) {
            folders.push(entries.get(i));
          }
        }
      }
    }
  }

  private List<Path> entries(Path folder, List<Finding> findings) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
      entries.sort(BY_NAME);
      return entries;
    } catch (IOException e) {
      findings.add(new Finding(locations.named(folder), 0, unreadable(e)));
    } catch (DirectoryIteratorException e) {
      findings.add(
          new Finding(locations.named(folder), 0, unreadable(requireNonNull(e.getCause()))));
    }
    return List.of();
  }

  private static boolean isNamedAsScript(Path path) {
    String name = path.getFileName().toString();
    int stem = name.length() - EXTENSION.length();
    return stem > 0 && !name.startsWith(".") && name.regionMatches(true, stem, EXTENSION, 0, 4);
  }

  /**
   * What is no link is where its folder is, without asking the file system for every step of the
   * way.
   */
  private void add(Path entry, Path realFolder) {
    if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      byRealPath.putIfAbsent(realFolder.resolve(entry.getFileName()), entry);
    } else if (!Files.isDirectory(entry)) {
      byRealPath.putIfAbsent(realPath(entry), entry);
    }
  }

  /** A link that leads nowhere is told of when it is read. */
  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath();
    }
  }

  /**
   * The lines of a file.
   *
   * @param named the file as people are told of it
   * @throws ScriptException if it is no file that can be a script
   * @throws IOException if it cannot be read
   */
  static ScriptLines lines(Path file, Path named) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw refused(named, "this is no ordinary file; a script is one");
    }
    if (attributes.size() > LARGEST) {
      throw refused(
          named,
          "this file has more than %d MB; load so much data by other means"
              .formatted(LARGEST >> 20));
    }
    if (attributes.size() > ScriptLines.LONGEST_PIECE) {
      return new ScriptLines(named, Files.newInputStream(file), attributes.size());
    }
    byte[] bytes = Files.readAllBytes(file);
    return new ScriptLines(named, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static ScriptException refused(Path named, String sentence) {
    return new ScriptException(List.of(new Finding(named, 0, sentence)));
  }

  private static Finding missing(Locations locations, Path folder) {
    return locations.isDefault(folder)
        ? new Finding(locations.home().toAbsolutePath(), 0, withoutVersions(locations.home()))
        : new Finding(
            folder.toAbsolutePath(),
            0,
            Files.exists(folder)
                ? "this is a file; version_locations names the folders that hold scripts"
                : "there is no such folder, which version_locations names; create it, or remove it"
                    + " there");
  }

  private static String withoutVersions(Path home) {
    if (Files.isRegularFile(home)) {
      return "this is a file; name the folder that holds `versions`";
    }
    return Files.exists(home)
        ? "there is no folder `versions` here, which would hold the scripts; name the right folder"
            + " with --scripts, or begin one with athanor init"
        : "there is no such folder; name the one that holds `versions` with --scripts";
  }

  /** The exception's own message is no more than the file's name. */
  static String unreadable(IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "it is not there, or a link to a file that is not"
            : e instanceof AccessDeniedException
                ? "this user may not read it; give it the right to"
                : e instanceof FileSystemException system && system.getReason() != null
                    ? system.getReason()
                    : String.valueOf(e.getMessage());
    return "cannot be read: " + reason;
  }
}
