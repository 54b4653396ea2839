package dev.athanor.engine.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrows of one revision, both ways, with dependencies named by id.
 *
 * @param dependencies {@code depends_on} with labels replaced by the revisions that carry them
 * @param allParents down revisions, then dependencies
 * @param effectiveParents down revisions, then those dependencies that no ancestor also names
 * @param children revisions that name this one as a down revision
 * @param allChildren revisions that name this one at all
 */
record Links(
    List<String> dependencies,
    List<String> allParents,
    List<String> effectiveParents,
    List<String> children,
    List<String> allChildren) {

  static Map<String, Links> of(
      Collection<Revision> revisions, Map<String, List<String>> dependencies) {
    Map<String, Set<String>> children = new HashMap<>();
    Map<String, Set<String>> allChildren = new HashMap<>();
    for (Revision revision : revisions) {
      children.put(revision.id(), new LinkedHashSet<>());
      allChildren.put(revision.id(), new LinkedHashSet<>());
    }
    for (Revision revision : revisions) {
      revision.downRevisions().forEach(down -> at(children, down).add(revision.id()));
      for (String parent : allParents(revision, dependencies)) {
        at(allChildren, parent).add(revision.id());
      }
    }
    Map<String, Links> links = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      String id = revision.id();
      List<String> parents = allParents(revision, dependencies);
      links.put(
          id,
          new Links(
              at(dependencies, id),
              parents,
              parents,
              List.copyOf(at(children, id)),
              List.copyOf(at(allChildren, id))));
    }
    return links;
  }

  /** The same links with the dependencies left out that an ancestor also names. */
  static Map<String, Links> normalized(Collection<Revision> revisions, Map<String, Links> links) {
    Map<String, Set<String>> inherited = InheritedDependencies.of(revisions, links);
    if (inherited.isEmpty()) {
      return links;
    }
    Map<String, Links> normalized = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      Links own = at(links, revision.id());
      Set<String> effective = new LinkedHashSet<>(revision.downRevisions());
      Set<String> fromAncestors = inherited.getOrDefault(revision.id(), Set.of());
      own.dependencies.stream().filter(d -> !fromAncestors.contains(d)).forEach(effective::add);
      normalized.put(
          revision.id(),
          new Links(
              own.dependencies,
              own.allParents,
              List.copyOf(effective),
              own.children,
              own.allChildren));
    }
    return normalized;
  }

  private static List<String> allParents(
      Revision revision, Map<String, List<String>> dependencies) {
    List<String> own = at(dependencies, revision.id());
    if (own.isEmpty() && revision.downRevisions().size() <= 1) {
      return revision.downRevisions();
    }
    Set<String> parents = new LinkedHashSet<>(revision.downRevisions());
    parents.addAll(own);
    return List.copyOf(parents);
  }

  static <T> T at(Map<String, T> map, String id) {
    T value = map.get(id);
    if (value == null) {
      throw new IllegalArgumentException("no revision " + id);
    }
    return value;
  }
}
