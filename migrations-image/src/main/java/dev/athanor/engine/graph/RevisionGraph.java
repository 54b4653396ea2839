package dev.athanor.engine.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All revisions with their arrows, checked and immutable. Everything it returns is in load order or
 * in declared order, because load order is Alembic's tie-breaker.
 *
 * <p>Methods that take an id expect one that is in the graph and throw {@link
 * IllegalArgumentException} for another; {@link Symbols} is the way in for what people write.
 */
public final class RevisionGraph {

  private final Map<String, Revision> revisions;
  private final Map<String, String> labels;
  private final Map<String, Links> links;
  private final List<String> bases;
  private final List<String> heads;
  private final List<String> effectiveHeads;

  /** Null until somebody asks; found out twice, it is the same. */
  private volatile @Nullable BranchLabels branchLabels;

  private RevisionGraph(
      Map<String, Revision> revisions, Map<String, String> labels, Map<String, Links> declared) {
    this.revisions = revisions;
    this.labels = labels;
    this.bases = select(Revision::isBase);
    this.heads = childless(declared, Links::children);
    this.effectiveHeads = childless(declared, Links::allChildren);
    refuseCycles(declared);
    this.links = Links.normalized(revisions.values(), declared);
  }

  /**
   * Builds the graph.
   *
   * @param inLoadOrder the revisions in the order in which Alembic would load them: by file name
   * @throws GraphException if the revisions do not make a sound graph
   */
  public static RevisionGraph of(List<Revision> inLoadOrder) {
    Soundness.requireSoundIds(inLoadOrder);
    Map<String, Revision> revisions = new LinkedHashMap<>(2 * inLoadOrder.size());
    inLoadOrder.forEach(revision -> revisions.put(revision.id(), revision));
    Map<String, String> labels = Soundness.labels(revisions);
    Map<String, List<String>> dependencies = Soundness.dependencies(revisions, labels);
    return new RevisionGraph(revisions, labels, Links.of(revisions.values(), dependencies));
  }

  private void refuseCycles(Map<String, Links> declared) {
    if (Cycles.areNone(declared)) {
      return;
    }
    new Cycles(
            GraphException.Kind.CYCLE,
            "Cycle",
            revisions.keySet(),
            id -> Links.at(revisions, id).downRevisions(),
            id -> Links.at(declared, id).children())
        .refuse(heads, bases);
    new Cycles(
            GraphException.Kind.DEPENDENCY_CYCLE,
            "Dependency cycle",
            revisions.keySet(),
            id -> Links.at(declared, id).allParents(),
            id -> Links.at(declared, id).allChildren())
        .refuse(effectiveHeads, select(r -> r.isBase() && r.dependsOn().isEmpty()));
  }

  private static List<String> childless(
      Map<String, Links> declared, Function<Links, List<String>> children) {
    List<String> childless = new ArrayList<>();
    for (Map.Entry<String, Links> each : declared.entrySet()) {
      if (children.apply(each.getValue()).isEmpty()) {
        childless.add(each.getKey());
      }
    }
    return List.copyOf(childless);
  }

  private List<String> select(Predicate<Revision> wanted) {
    return revisions.values().stream().filter(wanted).map(Revision::id).toList();
  }

  /** All revisions in load order. */
  public List<Revision> revisions() {
    return List.copyOf(revisions.values());
  }

  /** How many revisions there are. */
  public int size() {
    return revisions.size();
  }

  /** The revision with exactly this id. */
  public Optional<Revision> find(String id) {
    return Optional.ofNullable(revisions.get(id));
  }

  /** The revision with exactly this id, which must exist. */
  public Revision get(String id) {
    return Links.at(revisions, id);
  }

  /**
   * The rows of a version table, all of them ids of the graph.
   *
   * @throws UnknownRowsException naming those that are not
   */
  public List<String> known(List<String> rows) {
    List<String> unknown = rows.stream().filter(row -> find(row).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new UnknownRowsException(unknown);
    }
    return rows;
  }

  /** The id that is written so, or on which a branch label of that name was declared. */
  Optional<String> named(String idOrLabel) {
    return revisions.containsKey(idOrLabel)
        ? Optional.of(idOrLabel)
        : Optional.ofNullable(labels.get(idOrLabel));
  }

  /** All ids, then all labels. */
  Stream<String> names() {
    return Stream.concat(revisions.keySet().stream(), labels.keySet().stream());
  }

  /** Revisions without a down revision. */
  public List<String> bases() {
    return bases;
  }

  /** Revisions that no other names as its down revision. */
  public List<String> heads() {
    return heads;
  }

  /** Heads that no revision depends on either: the rows of a database that is up to date. */
  public List<String> effectiveHeads() {
    return effectiveHeads;
  }

  /** What a revision depends on, labels replaced by the revisions that carry them. */
  public List<String> dependencies(String id) {
    return Links.at(links, id).dependencies();
  }

  /** Down revisions, then those dependencies that no ancestor by down revision also names. */
  public List<String> effectiveParents(String id) {
    return Links.at(links, id).effectiveParents();
  }

  /** Revisions that name this one: as a down revision, or, for {@code EFFECTIVE}, at all. */
  public List<String> children(String id, Edges edges) {
    Links own = Links.at(links, id);
    return edges == Edges.EFFECTIVE ? own.allChildren() : own.children();
  }

  /** The labels of the branches that a revision belongs to, declared or spread. */
  public Set<String> branchLabels(String id) {
    BranchLabels known = branchLabels;
    if (known == null) {
      known = new BranchLabels(revisions.values(), links);
      branchLabels = known;
    }
    return known.of(id);
  }

  /** The given revisions and everything below them, in the order in which Alembic visits it. */
  public Set<String> ancestors(Collection<String> ids, Edges edges) {
    return Traversal.reach(ids, parents(edges));
  }

  /** The given revisions and everything above them, in the order in which Alembic visits it. */
  public Set<String> descendants(Collection<String> ids, Edges edges) {
    return Traversal.reach(ids, id -> children(id, edges));
  }

  private Function<String, List<String>> parents(Edges edges) {
    return edges == Edges.EFFECTIVE
        ? this::effectiveParents
        : id -> Links.at(revisions, id).downRevisions();
  }

  /**
   * Those of the given revisions that are below no other of them, dependencies counted: the rows of
   * a database to which exactly the ancestors of the given are applied.
   */
  public List<String> maximal(Collection<String> ids) {
    List<String> parents = new ArrayList<>();
    ids.forEach(id -> parents.addAll(effectiveParents(id)));
    Set<String> below = new HashSet<>(ancestors(parents, Edges.EFFECTIVE));
    return ids.stream().filter(id -> !below.contains(id)).distinct().collect(Collectors.toList());
  }

  /**
   * Refuses revisions of which one is below another, dependencies counted.
   *
   * @throws RevisionException in Alembic's words
   */
  public void refuseOverlap(Collection<String> ids) {
    Relations.refuseOverlap(this, ids);
  }

  /**
   * Where each branch stands when the given revisions are applied: of these and all below them, the
   * given first, those that no other of them names as its down revision.
   */
  public List<String> branchHeads(Collection<String> ids) {
    return Relations.branchHeads(this, ids);
  }
}
