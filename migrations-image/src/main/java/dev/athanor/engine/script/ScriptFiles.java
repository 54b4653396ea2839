package dev.athanor.engine.script;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads the files of the scripts, in Alembic's order: location by location, of each
 * folder first its files and then the folders in it, both sorted by name. A file that is reached
 * twice, under whatever name, counts once.
 */
final class ScriptFiles {

  static final String EXTENSION = ".sql";

  /** PostgreSQL takes no statement above one gigabyte; what is near that is no script. */
  private static final long LARGEST = 256L << 20;

  /**
   * Of the same folder. Python sorts by code point; Java's own order, by halves of surrogate pairs,
   * differs.
   */
  private static final Comparator<Path> BY_NAME = (a, b) -> byCodePoint(a.toString(), b.toString());

  private final Locations locations;
  private final List<Found> found = new ArrayList<>();
  private boolean mayBeReachedTwice;

  /**
   * A file.
   *
   * @param named as people are told of it
   * @param folder the real one that it is in
   * @param attributes null for a link, and for what cannot be looked at
   */
  record Found(Path file, Path named, Path folder, @Nullable BasicFileAttributes attributes) {

    /** What is no link is where its folder is, without asking for every step of the way there. */
    private Path real() {
      return attributes == null ? realPath(file) : folder.resolve(file.getFileName());
    }
  }

  private ScriptFiles(Locations locations) {
    this.locations = locations;
    this.mayBeReachedTwice = locations.recursive() || locations.versions().size() > 1;
  }

  /**
   * The files in load order.
   *
   * @throws ScriptException if a folder is not there or cannot be read
   */
  static List<Found> of(Locations locations) {
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
    return files.eachOnce();
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
      Path namedFolder = locations.named(folder);
      // To look at each takes as long as to open it.
      List<Found> here =
          entries.parallelStream()
              .filter(ScriptFiles::isNamedAsScript)
              .map(entry -> look(entry, namedFolder, realFolder))
              .flatMap(Optional::stream)
              .toList();
      found.addAll(here);
      mayBeReachedTwice |= here.stream().anyMatch(each -> each.attributes == null);
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

  private static boolean isNamedAsScript(Path file) {
    String path = file.toString();
    int name = path.lastIndexOf(File.separatorChar) + 1;
    int stem = path.length() - EXTENSION.length();
    return stem > name
        && path.charAt(name) != '.'
        && path.regionMatches(true, stem, EXTENSION, 0, EXTENSION.length());
  }

  private static Optional<Found> look(Path entry, Path namedFolder, Path realFolder) {
    Path named = namedFolder.resolve(entry.getFileName());
    BasicFileAttributes attributes = attributes(entry);
    if (attributes != null && attributes.isRegularFile()) {
      return Optional.of(new Found(entry, named, realFolder, attributes));
    }
    return Files.isDirectory(entry)
        ? Optional.empty()
        : Optional.of(new Found(entry, named, realFolder, null));
  }

  private static @Nullable BasicFileAttributes attributes(Path entry) {
    try {
      return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null;
    }
  }

  private List<Found> eachOnce() {
    if (!mayBeReachedTwice) {
      return found;
    }
    Map<Path, Found> byRealPath = new LinkedHashMap<>();
    found.forEach(each -> byRealPath.putIfAbsent(each.real(), each));
    return List.copyOf(byRealPath.values());
  }

  private static int byCodePoint(String a, String b) {
    if (isWithoutSurrogates(a) && isWithoutSurrogates(b)) {
      return a.compareTo(b);
    }
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char one = a.charAt(i);
      char other = b.charAt(i);
      if (one != other) {
        return Character.isSurrogate(one) == Character.isSurrogate(other)
            ? Character.compare(one, other)
            : Integer.compare(a.codePointAt(i), b.codePointAt(i));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static boolean isWithoutSurrogates(String text) {
    return text.codePointCount(0, text.length()) == text.length();
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
    return lines(file, named, Files.readAttributes(file, BasicFileAttributes.class));
  }

  /** The same of a file that was looked at when it was found. */
  static ScriptLines lines(Found found) throws IOException {
    BasicFileAttributes attributes = found.attributes;
    return attributes == null
        ? lines(found.file, found.named)
        : lines(found.file, found.named, attributes);
  }

  private static ScriptLines lines(Path file, Path named, BasicFileAttributes attributes)
      throws IOException {
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
    byte[] bytes = bytes(file);
    return ScriptLines.of(named, bytes);
  }

  /** A plain stream takes half the time that a channel takes, and is worse at saying why not. */
  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return Files.readAllBytes(file);
    }
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
