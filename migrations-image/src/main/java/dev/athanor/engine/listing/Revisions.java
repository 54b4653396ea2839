package dev.athanor.engine.listing;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that can be told of the revisions of a project, and of a database if it was asked. */
public final class Revisions {

  private final RevisionGraph graph;
  private final Function<String, RevisionFile> files;
  private final @Nullable List<String> rows;
  private final Set<String> current;
  private final Set<String> applied;
  private final Set<String> effectiveHeads;

  private Revisions(
      RevisionGraph graph,
      Function<String, RevisionFile> files,
      @Nullable List<String> rows,
      Set<String> applied) {
    this.graph = graph;
    this.files = files;
    this.rows = rows;
    this.current = rows == null ? Set.of() : Set.copyOf(rows);
    this.applied = applied;
    this.effectiveHeads = Set.copyOf(graph.effectiveHeads());
  }

  /**
   * The revisions of a graph; the database is not asked.
   *
   * @param files by revision id, for ids of the graph
   */
  public static Revisions of(RevisionGraph graph, Function<String, RevisionFile> files) {
    return new Revisions(graph, files, null, Set.of());
  }

  /** The same, told of a database with these rows. Rows that the graph does not have are borne. */
  public Revisions withRows(List<String> rows) {
    List<String> known = rows.stream().filter(row -> graph.find(row).isPresent()).toList();
    Set<String> applied = new HashSet<>(graph.ancestors(known, Edges.EFFECTIVE));
    return new Revisions(graph, files, List.copyOf(rows), applied);
  }

  /** The graph that they make. */
  public RevisionGraph graph() {
    return graph;
  }

  RevisionFile file(String id) {
    return files.apply(id);
  }

  /** The rows, in the order of the version table; none if the database was not asked. */
  List<String> rows() {
    return rows == null ? List.of() : rows;
  }

  boolean isHead(String id) {
    return graph.children(id, Edges.DOWN_REVISION).isEmpty();
  }

  boolean isEffectiveHead(String id) {
    return effectiveHeads.contains(id);
  }

  boolean isBranchPoint(String id) {
    return graph.children(id, Edges.DOWN_REVISION).size() > 1;
  }

  RevisionEntry entry(String id) {
    Revision revision = graph.get(id);
    RevisionFile file = file(id);
    return new RevisionEntry(
        id,
        revision.downRevisions(),
        revision.dependsOn(),
        List.copyOf(graph.branchLabels(id)),
        graph.children(id, Edges.DOWN_REVISION),
        revision.message(),
        file.path(),
        file.createDate(),
        isHead(id),
        isEffectiveHead(id),
        isBranchPoint(id),
        revision.isMergePoint(),
        rows == null ? null : current.contains(id),
        rows == null ? null : applied.contains(id));
  }
}
