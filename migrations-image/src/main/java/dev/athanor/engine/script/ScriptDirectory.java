package dev.athanor.engine.script;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.script.ScriptParser.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts of a project, all of them sound.
 *
 * @param folder the home folder of the locations that were loaded
 * @param scripts by revision id, in load order: by location, sorted by file name; nobody changes
 *     the map any more
 * @param graph the graph they make
 */
public record ScriptDirectory(Path folder, Map<String, Script> scripts, RevisionGraph graph) {

  public ScriptDirectory {
    scripts = Collections.unmodifiableMap(scripts);
  }

  /** The script of a revision. */
  public Optional<Script> find(String revision) {
    return Optional.ofNullable(scripts.get(revision));
  }

  /**
   * Reads {@code versions/*.sql} below a folder.
   *
   * @throws ScriptException as {@link #load(Locations)} does
   */
  public static ScriptDirectory load(Path folder) {
    return load(Locations.of(folder));
  }

  /**
   * Reads the {@code .sql} files of all locations. Other files and hidden files are left alone, and
   * deeper folders unless the locations are recursive. A file that is reached twice is read once.
   *
   * @throws ScriptException with everything that is wrong in any of the files, or with the
   *     locations that are not there
   */
  public static ScriptDirectory load(Locations locations) {
    Keeping keeping = new Keeping();
    // Each on its own, on as many processors as there are.
    List<ReadScript> read =
        ScriptFiles.of(locations).parallelStream()
            .map(found -> ReadScript.read(found, keeping))
            .toList();
    List<Finding> findings = new ArrayList<>();
    Map<String, Parsed> parsed = new LinkedHashMap<>(2 * read.size());
    for (ReadScript each : read) {
      findings.addAll(each.findings());
      Parsed script = each.parsed();
      Parsed earlier =
          script == null ? null : parsed.putIfAbsent(script.script().revision().id(), script);
      if (earlier != null) {
        findings.add(sameId(requireNonNull(script), earlier));
      }
    }
    if (!findings.isEmpty()) {
      throw new ScriptException(findings);
    }
    return linked(locations.home(), parsed);
  }

  private static Finding sameId(Parsed script, Parsed earlier) {
    return new Finding(
        script.script().file(),
        script.line(HeaderField.REVISION_ID),
        "Revision %s is present more than once; %s has it too"
            .formatted(script.script().revision().id(), earlier.script().file()));
  }

  private static ScriptDirectory linked(Path folder, Map<String, Parsed> parsed) {
    Map<String, Script> scripts = new LinkedHashMap<>(2 * parsed.size());
    List<Revision> revisions = new ArrayList<>(parsed.size());
    parsed.forEach(
        (id, found) -> {
          scripts.put(id, found.script());
          revisions.add(found.script().revision());
        });
    try {
      return new ScriptDirectory(folder, scripts, RevisionGraph.of(revisions));
    } catch (GraphException e) {
      throw new ScriptException(e.faults().stream().map(fault -> finding(fault, parsed)).toList());
    }
  }

  private static Finding finding(GraphException.Fault fault, Map<String, Parsed> parsed) {
    HeaderField field =
        switch (fault.kind()) {
          case ILLEGAL_CHARACTER, DUPLICATE_ID -> HeaderField.REVISION_ID;
          case DUPLICATE_LABEL -> HeaderField.BRANCH_LABELS;
          case MISSING_DEPENDENCY, DEPENDENCY_CYCLE -> HeaderField.DEPENDS_ON;
          case MISSING_DOWN_REVISION, CYCLE -> HeaderField.REVISES;
        };
    Parsed blamed =
        fault.revisions().stream()
            .map(id -> requireNonNull(parsed.get(id)))
            .filter(script -> mayBeBlamed(script.script().revision(), fault.kind()))
            .findFirst()
            .orElseThrow();
    return new Finding(blamed.script().file(), blamed.line(field), fault.message());
  }

  /** A circle of dependencies has members that name none. */
  private static boolean mayBeBlamed(Revision revision, GraphException.Kind kind) {
    return kind != GraphException.Kind.DEPENDENCY_CYCLE || !revision.dependsOn().isEmpty();
  }
}
