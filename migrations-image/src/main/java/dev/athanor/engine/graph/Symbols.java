package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Alembic's language for naming revisions: {@code head}, {@code heads}, {@code base}, ids, unique
 * beginnings of ids and labels, {@code label@…}. What is relative to the rows is in {@link
 * Targets}.
 */
public final class Symbols {

  private final RevisionGraph graph;
  private final Walk walk;

  public Symbols(RevisionGraph graph) {
    this.graph = graph;
    this.walk = new Walk(graph, this, Walk.Overwalk.REFUSED);
  }

  /**
   * A symbol taken apart.
   *
   * @param names what it names, still as written except for heads; empty is base
   * @param label what stood before the first {@code @}; null without one, and possibly empty
   */
  private record Parts(List<String> names, @Nullable String label) {

    /** The label, if there is one that says something: Alembic takes {@code @head} for head. */
    @Nullable String branch() {
      return label == null || label.isEmpty() ? null : label;
    }
  }

  /**
   * All that a symbol names; nothing for {@code base}. Alembic's {@code get_revisions}, in which
   * {@code -N} counts down from every head.
   *
   * @throws RevisionException if it names nothing, or not clearly
   */
  public List<Place> resolve(String symbol) {
    Parts parts = parts(symbol);
    if (parts.names.size() == 1) {
      Optional<BigInteger> steps = RelativeSymbol.negative(parts.names.get(0));
      if (steps.isPresent()) {
        return belowHeads(steps.get(), parts.label);
      }
    }
    // Only heads come in numbers, and they are ids of that branch already.
    return parts.names.stream()
        .map(name -> parts.names.size() == 1 ? identify(name, parts.branch()) : name)
        .<Place>map(Place.At::new)
        .toList();
  }

  private List<Place> belowHeads(BigInteger steps, @Nullable String label) {
    List<Place> places = new ArrayList<>();
    for (String head : graph.effectiveHeads()) {
      if (label == null || graph.branchLabels(head).contains(label)) {
        places.add(walk.from(new Place.At(head), steps, null));
      }
    }
    return places;
  }

  /**
   * The one revision that a symbol names; empty for {@code base}. Alembic's {@code get_revision}.
   *
   * @throws RevisionException if it names nothing, several, or not clearly
   */
  public Optional<Revision> resolveOne(String symbol) {
    Parts parts = parts(symbol);
    if (parts.names.size() > 1) {
      throw RevisionException.multipleHeads(parts.names, symbol);
    }
    if (parts.names.isEmpty()) {
      String branch = parts.branch();
      if (branch != null) {
        branch(branch);
      }
      return Optional.empty();
    }
    return Optional.of(graph.get(identify(parts.names.get(0), parts.branch())));
  }

  private Parts parts(String symbol) {
    int at = symbol.indexOf('@');
    Parts written =
        new Parts(List.of(symbol.substring(at + 1)), at < 0 ? null : symbol.substring(0, at));
    List<String> names =
        switch (written.names.get(0)) {
          case "heads" -> heads(written.branch());
          case "head" -> head(written.branch());
          case "base" -> List.of();
          default -> written.names;
        };
    return new Parts(names, written.label);
  }

  private List<String> heads(@Nullable String branch) {
    return branch == null ? graph.effectiveHeads() : withinLineage(graph.heads(), branch);
  }

  private List<String> head(@Nullable String branch) {
    List<String> heads = branch == null ? graph.heads() : withinLineage(graph.heads(), branch);
    if (heads.size() > 1) {
      throw RevisionException.multipleHeads(heads, branch == null ? "head" : branch + "@head");
    }
    return heads;
  }

  /** The revision that a branch is named after: by label, id or the beginning of either. */
  public String branch(String label) {
    Optional<String> named = graph.named(label);
    if (named.isPresent()) {
      return named.get();
    }
    try {
      return identify(label, null);
    } catch (RevisionException e) {
      RevisionException missing =
          RevisionException.unlocatable(e.kind(), label, "No such branch: '%s'".formatted(label));
      missing.initCause(e);
      throw missing;
    }
  }

  /** The id of the one revision that has this name, or a name that begins so. */
  private String identify(String name, @Nullable String branch) {
    String within = branch == null ? null : branch(branch);
    String id =
        graph.named(name).orElseGet(() -> graph.named(beginningWith(name, branch)).orElseThrow());
    if (within != null && !Lineage.of(graph, List.of(within), Edges.DOWN_REVISION).contains(id)) {
      throw RevisionException.unlocatable(
          Kind.NOT_FOUND, name, "Revision %s is not a member of branch '%s'".formatted(id, branch));
    }
    return id;
  }

  /**
   * The revisions that the rows of a version table mean to Alembic, which takes any unique
   * beginning of an id.
   *
   * @throws UnknownRowsException naming those that mean nothing
   */
  public List<String> rows(List<String> rows) {
    List<String> unknown = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (String row : rows) {
      try {
        ids.add(identify(row));
      } catch (RevisionException e) {
        unknown.add(row);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnknownRowsException(unknown);
    }
    return ids;
  }

  /** The id of the revision that has this name, or a name that begins so. */
  String identify(String name) {
    return identify(name, null);
  }

  /** The ids of the revisions that have these names, or names that begin so. */
  List<String> identify(Collection<String> names) {
    return names.stream().map(this::identify).toList();
  }

  private String beginningWith(String beginning, @Nullable String branch) {
    List<String> names = Beginning.findable(graph.names(), beginning);
    return Beginning.only(branch == null ? names : withinLineage(names, branch), beginning);
  }

  /** Those of the names whose revision is above or below what a branch symbol names. */
  List<String> withinLineage(Collection<String> names, String branch) {
    return lineageOf(branch, Edges.DOWN_REVISION).among(names);
  }

  /**
   * Those of the names whose revision is above or below what a symbol names, or what stands before
   * its {@code @}. All of them where it names nothing; the symbol is not looked up for no names.
   *
   * @throws RevisionException if the symbol names nothing that exists, or not clearly
   */
  public List<String> withinLineage(Collection<String> names, String symbol, Edges edges) {
    return lineageOf(symbol, edges).among(names);
  }

  /** What is above or below what a symbol names, or what stands before its {@code @}. */
  Lineage lineageOf(String symbol, Edges edges) {
    Parts parts = parts(symbol);
    List<String> against = new ArrayList<>();
    String label = parts.branch();
    if (label != null) {
      against.add(label);
    }
    against.addAll(parts.names);
    return new Lineage(graph, this, against, edges);
  }
}
