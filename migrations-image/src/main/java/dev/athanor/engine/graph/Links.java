package dev.athanor.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
    Map<String, List<String>> children = children(revisions, Revision::downRevisions);
    Map<String, List<String>> allChildren =
        dependencies.isEmpty()
            ? children
            : children(revisions, revision -> allParents(revision, dependencies));
    Map<String, Links> links = new LinkedHashMap<>(2 * revisions.size());
    for (Revision revision : revisions) {
      String id = revision.id();
      List<String> parents = allParents(revision, dependencies);
      links.put(
          id,
          new Links(
              dependencies.getOrDefault(id, List.of()),
              parents,
              parents,
              List.copyOf(children.getOrDefault(id, List.of())),
              List.copyOf(allChildren.getOrDefault(id, List.of()))));
    }
    return links;
  }

  /** Of those that have any. */
  private static Map<String, List<String>> children(
      Collection<Revision> revisions, Function<Revision, List<String>> parents) {
    Map<String, List<String>> children = new HashMap<>(2 * revisions.size());
    for (Revision revision : revisions) {
      String id = revision.id();
      for (String parent : parents.apply(revision)) {
        List<String> known = children.get(parent);
        if (known == null) {
          children.put(parent, List.of(id));
        } else if (!known.get(known.size() - 1).equals(id)) {
          // Many children are few; many times many are added to the same list.
          List<String> more = known.size() == 1 ? new ArrayList<>(known) : known;
          more.add(id);
          children.put(parent, more);
        }
      }
    }
    return children;
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
    List<String> own = dependencies.getOrDefault(revision.id(), List.of());
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
