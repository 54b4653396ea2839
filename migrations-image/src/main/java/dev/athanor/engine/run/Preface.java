package dev.athanor.engine.run;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.history.Deed;
import dev.athanor.engine.history.History;
import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.history.KnownHistory.Mention;
import dev.athanor.engine.history.Origin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the history has to be told before the first step of a run: rows that it did not make, and
 * another owner.
 *
 * @param deeds in the order in which they are written
 * @param adopts whether one of them is another owner, which has to be written even where there is
 *     no step
 */
record Preface(List<Deed> deeds, boolean adopts) {

  static final Preface NONE = new Preface(List.of(), false);

  /**
   * Finds out.
   *
   * @param graph with all of the rows, as far as anybody knows them
   * @param takenFrom the owner until now, if the run takes the database over
   */
  static Preface of(
      KnownHistory known,
      RevisionGraph graph,
      List<String> rows,
      List<Discrepancy> discrepancies,
      @Nullable String takenFrom) {
    List<Deed> deeds = new ArrayList<>();
    boolean moved = isMoved(known, rows);
    if (moved || (!known.whole() && !rows.isEmpty())) {
      deeds.add(
          Deed.found(
              moved ? known.rows() : null,
              rows,
              stamped(known, graph, rows, discrepancies),
              !known.mentions().isEmpty()));
    }
    if (takenFrom != null) {
      deeds.add(Deed.adopt(takenFrom, rows));
    }
    return new Preface(List.copyOf(deeds), takenFrom != null);
  }

  /** Whether the rows are not those that the history left. */
  static boolean isMoved(KnownHistory known, List<String> rows) {
    List<String> left = known.rows();
    return left != null && !Set.copyOf(left).equals(Set.copyOf(rows));
  }

  /** What counts as applied and is not known to the history as such. */
  private static List<String> stamped(
      KnownHistory known, RevisionGraph graph, List<String> rows, List<Discrepancy> discrepancies) {
    List<String> there = rows.stream().filter(row -> graph.find(row).isPresent()).toList();
    Set<String> applied = graph.ancestors(there, Edges.EFFECTIVE);
    Set<String> moved = Discrepancies.moved(known, graph, applied);
    Set<String> stamped = new LinkedHashSet<>();
    for (String revision : applied) {
      Mention mention = known.mentions().get(revision);
      long mentioned = mention == null || !mention.applied() ? 0 : mention.entry();
      boolean since = mentioned > known.rowsEntry();
      if (moved.contains(revision) ? !since : !known.whole() && mentioned == 0) {
        stamped.add(revision);
      }
    }
    for (Discrepancy each : discrepancies) {
      if (each.kind() == Discrepancy.Kind.INSERTED) {
        stamped.remove(each.revision());
      }
    }
    return List.copyOf(stamped);
  }

  /** Writes it down, as far as the history has a place for it. */
  void write(History history, Connection connection, Origin origin) throws SQLException {
    for (Deed deed : deeds) {
      if (deed.kind() == Deed.Kind.ADOPT || history.takes(deed.kind())) {
        history.record(connection, deed, origin);
      }
    }
  }
}
