package dev.athanor.engine.run;

import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.ArchivedRevision;
import dev.athanor.engine.history.History;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the history keeps of applied revisions, in the place of scripts that are not there. Used for
 * a way down alone, and only where nobody but this role can have written it: whoever writes there
 * would have his SQL run by another.
 */
final class Archive {

  /** Stands where the name of a script's file stands. */
  private static final Path FILE = Path.of("the database's history");

  /** The archive cannot be used; the message is half a sentence that says why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String because) {
      super(because, null, false, false);
    }
  }

  private Archive() {}

  /**
   * The scripts, and what lies between them and these revisions.
   *
   * @param unknown revisions that the scripts do not have
   * @throws RunEnded when what is archived is not what was written there
   */
  static ScriptDirectory completed(
      ScriptDirectory scripts, List<String> unknown, Optional<History> begun, Connection connection)
      throws SQLException, Unusable, RunEnded {
    if (begun.isEmpty()) {
      throw new Unusable("no history here keeps the way down");
    }
    History history = begun.get();
    List<String> others = history.otherWriters(connection);
    if (!others.isEmpty()) {
      throw new Unusable(
          "the way down that the history keeps is not used, for "
              + String.join(", ", others)
              + " can write "
              + history.table()
              + " too");
    }
    return joined(scripts, fetched(scripts.graph(), unknown, history, connection));
  }

  private static List<ArchivedRevision> fetched(
      RevisionGraph graph, List<String> unknown, History history, Connection connection)
      throws SQLException, Unusable, RunEnded {
    Map<String, ArchivedRevision> fetched = new LinkedHashMap<>();
    Set<String> needed = new LinkedHashSet<>(unknown);
    Set<String> wanted = new LinkedHashSet<>(unknown);
    while (!wanted.isEmpty()) {
      Map<String, ArchivedRevision> more = history.archived(connection, wanted);
      Set<String> next = new LinkedHashSet<>();
      for (String each : wanted) {
        ArchivedRevision archived = more.get(each);
        if (archived != null) {
          refuseLeftOut(archived);
          refuseTampered(archived);
          fetched.put(each, archived);
          needed.addAll(archived.parents());
          next.addAll(archived.parents());
          next.addAll(archived.dependencies());
        } else if (needed.contains(each)) {
          throw new Unusable("the history does not keep how " + each + " was applied");
        } // Else it is a dependency written as a label, which these scripts may have.
      }
      next.removeIf(each -> fetched.containsKey(each) || graph.find(each).isPresent());
      wanted = next;
    }
    return List.copyOf(fetched.values());
  }

  /** A long part leaves only its checksum. */
  private static void refuseLeftOut(ArchivedRevision archived) throws Unusable {
    if (archived.downgrade() == null && archived.checksum() != null) {
      throw new Unusable(
          "the downgrade part of " + archived.revision() + " is too long for the history to keep");
    }
  }

  private static void refuseTampered(ArchivedRevision archived) throws RunEnded {
    Optional<ScriptPart> part = part(archived);
    if (part.isPresent() && !part.get().checksum().equals(archived.checksum())) {
      throw RunEnded.because(
          Outcome.TARGET_REFUSED,
          Cause.CHECKSUM_MISMATCH,
          "The downgrade part of "
              + archived.revision()
              + " in the database's history is not the one that was written there: its checksum is"
              + " another.",
          "Find out who changed it; go down with the scripts that went up.");
    }
  }

  private static Optional<ScriptPart> part(ArchivedRevision archived) {
    return Optional.ofNullable(archived.downgrade())
        .map(sql -> ScriptPart.of(sql, archived.autocommit()));
  }

  private static ScriptDirectory joined(ScriptDirectory scripts, List<ArchivedRevision> archived)
      throws Unusable {
    Map<String, Script> all = new LinkedHashMap<>(scripts.scripts());
    for (ArchivedRevision each : archived) {
      Revision revision =
          new Revision(
              each.revision(), each.parents(), each.dependencies(), List.of(), each.message());
      all.put(
          each.revision(),
          new Script(FILE, revision, each.message(), null, Optional.empty(), part(each)));
    }
    try {
      List<Revision> revisions = all.values().stream().map(Script::revision).toList();
      return new ScriptDirectory(scripts.folder(), all, RevisionGraph.of(revisions));
    } catch (GraphException e) {
      throw new Unusable(
          "what the history keeps does not fit these scripts (" + e.getMessage() + ")");
    }
  }
}
