package dev.athanor.engine.plan;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The version table as it changes along a plan. Its one rule: where the rows can be seen, they are
 * the maximal elements, over down_revision and depends_on, of what is applied. Which statements get
 * there is chosen as Alembic chooses, so that logs and locks look alike.
 */
final class VersionRows {

  private final RevisionGraph graph;
  private final Set<String> rows;
  private final Commits commits;

  /** By revision, how many of the applied name it as an effective parent. */
  private final Map<String, Integer> covers = new HashMap<>();

  /** By revision, a row that was found at or above it; perhaps it is one no longer. */
  private final Map<String, String> rowAbove = new HashMap<>();

  VersionRows(RevisionGraph graph, List<String> rows, Commits commits) {
    this.graph = graph;
    this.commits = commits;
    this.rows = new LinkedHashSet<>(rows);
    graph.ancestors(rows, Edges.EFFECTIVE).forEach(id -> cover(id, 1));
  }

  List<String> rows() {
    return List.copyOf(rows);
  }

  Step take(Direction direction, Revision revision) {
    List<RowStatement> statements =
        direction == Direction.UPGRADE ? gain(revision.id()) : lose(revision.id());
    statements.forEach(this::execute);
    return new Step(direction, revision, statements);
  }

  /** The parents that are rows are covered by the new revision and go. */
  private List<RowStatement> gain(String id) {
    cover(id, 1);
    List<String> covered = graph.effectiveParents(id).stream().filter(rows::contains).toList();
    if (covered.isEmpty()) {
      return List.of(new RowStatement.Insert(id));
    }
    int last = covered.size() - 1;
    List<RowStatement> statements = new ArrayList<>();
    covered.subList(0, last).forEach(row -> statements.add(new RowStatement.Delete(row)));
    statements.add(new RowStatement.Update(covered.get(last), id));
    return statements;
  }

  /** The parents that nothing else applied covers come to light. */
  private List<RowStatement> lose(String id) {
    cover(id, -1);
    List<String> bared = bared(id);
    if (bared.isEmpty()) {
      return List.of(new RowStatement.Delete(id));
    }
    int last = bared.size() - 1;
    List<RowStatement> statements = new ArrayList<>();
    bared.subList(0, last).forEach(row -> statements.add(new RowStatement.Insert(row)));
    statements.add(new RowStatement.Update(id, bared.get(last)));
    return statements;
  }

  private List<String> bared(String id) {
    List<String> parents = graph.effectiveParents(id);
    List<String> bare = parents.stream().filter(this::isBare).toList();
    boolean sameAnyway = parents.size() < 2 || bare.size() == parents.size() || rows.size() == 1;
    if (commits == Commits.EACH_STEP || sameAnyway) {
      return bare;
    }
    // Alembic looks at the other rows, and not whether one parent is below another.
    return parents.stream().filter(parent -> !isAtOrBelowRowBesides(id, parent)).toList();
  }

  /**
   * Goes up from a revision until it meets a row, or one of which it is known. Most often that is
   * near, whereas all that is below the rows is most of the graph.
   */
  private boolean isAtOrBelowRowBesides(String leaving, String id) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> todo = new ArrayDeque<>(List.of(id));
    while (!todo.isEmpty()) {
      String at = todo.removeLast();
      String row = rows.contains(at) ? at : rowAbove.get(at);
      if (row != null && !row.equals(leaving) && rows.contains(row)) {
        for (String back = at; back != null; back = cameFrom.get(back)) {
          rowAbove.put(back, row);
        }
        return true;
      }
      // Of what is above, only the applied can have a row above it; most may be gone already.
      if (covers.getOrDefault(at, 0) > 0) {
        for (String child : graph.children(at, Edges.EFFECTIVE)) {
          if (cameFrom.putIfAbsent(child, at) == null) {
            todo.addLast(child);
          }
        }
      }
    }
    return false;
  }

  private boolean isBare(String id) {
    return !rows.contains(id) && covers.getOrDefault(id, 0) == 0;
  }

  private void cover(String id, int change) {
    for (String parent : graph.effectiveParents(id)) {
      covers.merge(parent, change, Integer::sum);
    }
  }

  private void execute(RowStatement statement) {
    if (!statement.applyTo(rows)) {
      throw new Misfit(statement + " does not fit the rows " + rows);
    }
  }

  /** A statement would not hit one row. */
  static final class Misfit extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    Misfit(String message) {
      super(message);
    }
  }
}
