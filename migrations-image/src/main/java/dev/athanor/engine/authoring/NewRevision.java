package dev.athanor.engine.authoring;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A revision that may join a graph.
 *
 * @param revision what its script declares
 * @param graphAfter the graph with it, which has been checked
 */
public record NewRevision(Revision revision, RevisionGraph graphAfter) {

  /**
   * Decides what a revision of this id declares, by the rules of Alembic's {@code revision} and
   * {@code merge}.
   *
   * @throws RevisionException if a symbol of the request cannot be followed or may not be followed
   * @throws dev.athanor.engine.graph.GraphException if the graph would not be sound with it: the id
   *     or a label is taken, or not allowed
   */
  public static NewRevision of(RevisionGraph graph, RevisionRequest request, String id) {
    requireAllowedId(id);
    Symbols symbols = new Symbols(graph);
    List<String> parents = parents(symbols, request);
    if (!request.splice()) {
      requireHeads(graph, parents);
    }
    Revision revision =
        new Revision(
            id,
            parents,
            dependencies(graph, symbols, request),
            request.branchLabels(),
            firstParagraph(request.writtenMessage()));
    List<Revision> all = new ArrayList<>(graph.revisions());
    all.add(revision);
    return new NewRevision(revision, RevisionGraph.of(all));
  }

  /** A graph of nothing else is sound if the id is. */
  private static void requireAllowedId(String id) {
    RevisionGraph.of(List.of(new Revision(id, List.of(), List.of(), List.of(), "")));
  }

  private static List<String> parents(Symbols symbols, RevisionRequest request) {
    List<Place> places = new ArrayList<>();
    for (String head : request.heads()) {
      places.addAll(places(symbols, head));
    }
    if (new HashSet<>(places).size() < places.size()) {
      throw new RevisionException(Kind.OVERLAP, "Duplicate head revisions specified");
    }
    // Alembic takes a walk that ran off for base, if it was the only one.
    if (places.equals(List.of(Place.Edge.NONE))) {
      return List.of();
    }
    List<String> parents = new ArrayList<>();
    for (Place place : places) {
      if (!(place instanceof Place.At at)) {
        throw new RevisionException(
            Kind.INVALID,
            "`%s` leads below the base; name revisions, or base alone"
                .formatted(String.join(" ", request.heads())));
      }
      parents.add(at.revision());
    }
    return parents;
  }

  private static List<Place> places(Symbols symbols, String head) {
    try {
      return symbols.resolve(head);
    } catch (RevisionException e) {
      if (e.kind() != Kind.MULTIPLE_HEADS) {
        throw e;
      }
      RevisionException told =
          new RevisionException(
              e.kind(),
              "Multiple heads are present; please specify the head revision on which the new"
                  + " revision should be based, or perform a merge.",
              e.detail());
      told.initCause(e);
      throw told;
    }
  }

  private static void requireHeads(RevisionGraph graph, List<String> parents) {
    for (String parent : parents) {
      if (!graph.children(parent, Edges.DOWN_REVISION).isEmpty()) {
        throw new RevisionException(
            Kind.INVALID,
            "Revision %s is not a head revision; please specify --splice to create a new branch from this revision"
                .formatted(parent));
      }
    }
  }

  /** A label stays as it is written, so that it can move; all else becomes an id. */
  private static List<String> dependencies(
      RevisionGraph graph, Symbols symbols, RevisionRequest request) {
    List<String> dependencies = new ArrayList<>();
    for (String symbol : request.dependsOn()) {
      String id =
          symbols
              .resolveOne(symbol)
              .map(Revision::id)
              .orElseThrow(
                  () ->
                      new RevisionException(
                          Kind.INVALID, "`%s` is no revision to depend on".formatted(symbol)));
      dependencies.add(graph.branchLabels(id).contains(symbol) ? symbol : id);
    }
    return dependencies;
  }

  private static String firstParagraph(String message) {
    return String.join(
        " ",
        message.strip().lines().map(String::strip).takeWhile(line -> !line.isEmpty()).toList());
  }
}
