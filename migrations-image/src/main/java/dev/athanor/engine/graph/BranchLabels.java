package dev.athanor.engine.graph;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spreads branch labels as Alembic does: to all descendants by down_revision, then from the last
 * one visited downward as far as the next branch or merge point.
 */
final class BranchLabels {

  private BranchLabels() {}

  static Map<String, Set<String>> spread(Collection<Revision> revisions, Map<String, Links> links) {
    Map<String, Set<String>> spread = new LinkedHashMap<>();
    Map<String, Revision> byId = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      spread.put(revision.id(), new LinkedHashSet<>(revision.branchLabels()));
      byId.put(revision.id(), revision);
    }
    for (Revision revision : revisions) {
      if (!revision.branchLabels().isEmpty()) {
        List<String> labels = List.copyOf(Links.at(spread, revision.id()));
        String last = revision.id();
        for (String id :
            Traversal.reach(List.of(revision.id()), at -> Links.at(links, at).children())) {
          Links.at(spread, id).addAll(labels);
          last = id;
        }
        spreadDown(last, labels, spread, byId, links);
      }
    }
    return spread;
  }

  private static void spreadDown(
      String from,
      List<String> labels,
      Map<String, Set<String>> spread,
      Map<String, Revision> byId,
      Map<String, Links> links) {
    Revision at = Links.at(byId, from);
    while (Links.at(links, at.id()).allChildren().size() <= 1 && !at.isMergePoint()) {
      Links.at(spread, at.id()).addAll(labels);
      if (at.isBase()) {
        return;
      }
      at = Links.at(byId, at.downRevisions().get(0));
    }
  }
}
