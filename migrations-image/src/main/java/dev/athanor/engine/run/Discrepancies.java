package dev.athanor.engine.run;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.history.KnownHistory.Kind;
import dev.athanor.engine.history.KnownHistory.Mention;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the scripts of what counts as applied against what the history knows. Alembic takes every
 * ancestor of a row for applied, whatever was run.
 *
 * <p>What the history cannot know is no discrepancy: revisions from before it began, stamped ones,
 * and those of another hand.
 */
final class Discrepancies {

  private final KnownHistory known;
  private final ScriptDirectory scripts;
  private final RevisionGraph graph;
  private final Set<String> applied;
  private final Set<String> moved;

  private Discrepancies(KnownHistory known, ScriptDirectory scripts, List<String> rows) {
    this.known = known;
    this.scripts = scripts;
    this.graph = scripts.graph();
    this.applied = graph.ancestors(rows, Edges.EFFECTIVE);
    this.moved = Preface.isMoved(known, rows) ? moved(known, graph, applied) : Set.of();
  }

  /**
   * Compares.
   *
   * @param rows the version table, as far as the scripts know it
   */
  static List<Discrepancy> find(KnownHistory known, ScriptDirectory scripts, List<String> rows) {
    if (known.mentions().isEmpty() && !known.whole()) {
      return List.of();
    }
    return new Discrepancies(known, scripts, rows).find();
  }

  /** Of what counts as applied, what did not when the history was written last. */
  static Set<String> moved(KnownHistory known, RevisionGraph graph, Set<String> applied) {
    List<String> left = known.rows();
    if (left == null) {
      return Set.of();
    }
    List<String> there = left.stream().filter(row -> graph.find(row).isPresent()).toList();
    Set<String> moved = new LinkedHashSet<>(applied);
    moved.removeAll(graph.ancestors(there, Edges.EFFECTIVE));
    return moved;
  }

  private List<Discrepancy> find() {
    // The checksums of all scripts take a while, and each is its own affair.
    return applied.parallelStream().map(this::of).flatMap(Optional::stream).toList();
  }

  private Optional<Discrepancy> of(String revision) {
    Script script = scripts.find(revision).orElse(null);
    Mention mention = known.mentions().get(revision);
    return script == null || ofAnotherHand(revision, mention)
        ? Optional.empty()
        : of(script, mention);
  }

  private boolean ofAnotherHand(String revision, @Nullable Mention mention) {
    return moved.contains(revision) && (mention == null || mention.entry() <= known.rowsEntry());
  }

  private Optional<Discrepancy> of(Script script, @Nullable Mention mention) {
    Revision revision = script.revision();
    String file = script.file().toString();
    if (mention == null || !mention.applied()) {
      return wasInserted(revision.id(), mention)
          ? Optional.of(inserted(revision.id(), file))
          : Optional.empty();
    }
    if (!mention.knowsScript()) {
      return Optional.empty();
    }
    if (script.upgrade().isPresent()
        && !script.upgrade().get().checksum().equals(mention.checksum())) {
      return Optional.of(edited(revision.id(), file));
    }
    return lost(revision, mention).map(parent -> repointed(revision.id(), file, parent));
  }

  private boolean wasInserted(String revision, @Nullable Mention mention) {
    return known.whole() || (mention == null && cameInAmongKnown(revision));
  }

  /**
   * Of a history that does not mention everything: whether the revision lies between two that were
   * run by it, of which the upper one stood on another one then.
   */
  private boolean cameInAmongKnown(String revision) {
    return graph.effectiveParents(revision).stream().anyMatch(this::ran)
        && graph.children(revision, Edges.EFFECTIVE).stream()
            .filter(applied::contains)
            .anyMatch(child -> ran(child) && stoodElsewhere(child, revision));
  }

  private boolean ran(String revision) {
    Mention mention = known.mentions().get(revision);
    return mention != null && mention.kind() == Kind.RAN;
  }

  private boolean stoodElsewhere(String child, String revision) {
    Mention then = Objects.requireNonNull(known.mentions().get(child));
    Revision now = graph.get(child);
    return !(then.parents().equals(now.downRevisions())
            && then.dependencies().equals(now.dependsOn()))
        && !then.parents().contains(revision)
        && !then.dependencies().contains(revision);
  }

  /** What the revision stood on when it was run, is still there, and is not below it any more. */
  private Optional<String> lost(Revision revision, Mention then) {
    if (then.parents().equals(revision.downRevisions())) {
      return Optional.empty();
    }
    Set<String> below = graph.ancestors(List.of(revision.id()), Edges.EFFECTIVE);
    return then.parents().stream()
        .filter(parent -> graph.find(parent).isPresent() && !below.contains(parent))
        .findFirst();
  }

  private static Discrepancy edited(String revision, String file) {
    return new Discrepancy(
        Discrepancy.Kind.EDITED,
        revision,
        file,
        file
            + " was edited after revision "
            + revision
            + " was applied; the database has what it said then. Put changes into a new revision.");
  }

  private Discrepancy inserted(String revision, String file) {
    String above =
        graph.children(revision, Edges.EFFECTIVE).stream()
            .filter(applied::contains)
            .findFirst()
            .map(child -> " below " + child + ", which is applied")
            .orElse(" below what is applied");
    return new Discrepancy(
        Discrepancy.Kind.INSERTED,
        revision,
        file,
        file
            + " came in"
            + above
            + ": revision "
            + revision
            + " was never run here, and no upgrade will run it. Do what it does by hand, or go down"
            + " below it and up again.");
  }

  private static Discrepancy repointed(String revision, String file, String parent) {
    return new Discrepancy(
        Discrepancy.Kind.REPOINTED,
        revision,
        file,
        file
            + " was re-pointed after revision "
            + revision
            + " was applied: it stood on "
            + parent
            + ", which is not below it any more.");
  }
}
