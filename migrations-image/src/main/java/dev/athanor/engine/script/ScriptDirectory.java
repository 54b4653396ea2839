package dev.athanor.engine.script;

import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.script.ScriptParser.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scripts of a folder, all of them sound.
 *
 * @param folder as given to {@link #load}
 * @param scripts by revision id, in load order: sorted by file name
 * @param graph the graph they make
 */
public record ScriptDirectory(Path folder, Map<String, Script> scripts, RevisionGraph graph) {

  static final String EXTENSION = ".sql";

  private static final String VERSIONS = "versions";

  /** Python sorts by code point, and so do the bytes of UTF-8; Java's own order differs. */
  private static final Comparator<Path> BY_FILE_NAME =
      Comparator.comparing(
          path -> path.getFileName().toString().getBytes(StandardCharsets.UTF_8),
          Arrays::compareUnsigned);

  public ScriptDirectory {
    scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
  }

  /** The script of a revision. */
  public Optional<Script> find(String revision) {
    return Optional.ofNullable(scripts.get(revision));
  }

  /**
   * Reads {@code versions/*.sql} below a folder. Other files, hidden files and deeper folders are
   * left alone.
   *
   * @throws ScriptException with everything that is wrong in any of the files
   */
  public static ScriptDirectory load(Path folder) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Parsed> parsed = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      try {
        Parsed script = ScriptParser.parse(folder.relativize(file), Files.readAllBytes(file));
        Parsed earlier = parsed.putIfAbsent(script.script().revision().id(), script);
        if (earlier != null) {
          findings.add(sameId(script, earlier));
        }
      } catch (ScriptException e) {
        findings.addAll(e.findings());
      } catch (IOException e) {
        findings.add(new Finding(folder.relativize(file), 0, unreadable(e)));
      }
    }
    if (!findings.isEmpty()) {
      throw new ScriptException(findings);
    }
    return linked(folder, parsed);
  }

  private static List<Path> files(Path folder) {
    Path versions = folder.resolve(VERSIONS);
    if (!Files.isDirectory(versions)) {
      throw new ScriptException(List.of(new Finding(folder.toAbsolutePath(), 0, missing(folder))));
    }
    try (Stream<Path> entries = Files.list(versions)) {
      return entries.filter(ScriptDirectory::isScript).sorted(BY_FILE_NAME).toList();
    } catch (IOException e) {
      throw new ScriptException(List.of(new Finding(versions, 0, unreadable(e))));
    }
  }

  private static String missing(Path folder) {
    if (Files.isRegularFile(folder)) {
      return "this is a file; name the folder that holds `versions`";
    }
    return Files.exists(folder)
        ? "there is no folder `versions` here, which would hold the scripts; name the right folder"
            + " with --scripts"
        : "there is no such folder; name the one that holds `versions` with --scripts";
  }

  /** The exception's own message is no more than the file's name. */
  private static String unreadable(IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "it is not there, or a link to a file that is not"
            : e instanceof AccessDeniedException
                ? "this user may not read it; give it the right to"
                : String.valueOf(e.getMessage());
    return "cannot be read: " + reason;
  }

  private static boolean isScript(Path path) {
    String name = path.getFileName().toString();
    return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION)
        && !name.startsWith(".")
        && !Files.isDirectory(path);
  }

  private static Finding sameId(Parsed script, Parsed earlier) {
    return new Finding(
        script.script().file(),
        script.line(HeaderField.REVISION_ID),
        "Revision %s is present more than once; %s has it too"
            .formatted(script.script().revision().id(), earlier.script().file()));
  }

  private static ScriptDirectory linked(Path folder, Map<String, Parsed> parsed) {
    Map<String, Script> scripts = new LinkedHashMap<>();
    parsed.forEach((id, found) -> scripts.put(id, found.script()));
    List<Revision> revisions = scripts.values().stream().map(Script::revision).toList();
    try {
      return new ScriptDirectory(folder, scripts, RevisionGraph.of(revisions));
    } catch (GraphException e) {
      throw new ScriptException(e.faults().stream().map(fault -> finding(fault, parsed)).toList());
    }
  }

  private static Finding finding(GraphException.Fault fault, Map<String, Parsed> parsed) {
    Parsed blamed = parsed.get(fault.revisions().get(0));
    if (blamed == null) {
      throw new IllegalStateException("a fault in a revision that is not there: " + fault);
    }
    HeaderField field =
        switch (fault.kind()) {
          case ILLEGAL_CHARACTER, DUPLICATE_ID -> HeaderField.REVISION_ID;
          case DUPLICATE_LABEL -> HeaderField.BRANCH_LABELS;
          case MISSING_DEPENDENCY -> HeaderField.DEPENDS_ON;
          case MISSING_DOWN_REVISION, CYCLE -> HeaderField.REVISES;
        };
    return new Finding(blamed.script().file(), blamed.line(field), fault.message());
  }
}
