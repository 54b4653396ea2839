package dev.athanor.engine.listing;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.listing.RevisionText.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code branches}: where branches part, each with the revisions that follow it. */
public final class Branches extends Listing {

  private static final Set<Part> IN_SHORT = EnumSet.of(Part.LABELS, Part.FORKS);
  private static final Set<Part> CHILDREN_IN_FULL =
      EnumSet.of(Part.LABELS, Part.FORKS, Part.MESSAGE);

  private final Revisions told;

  private Branches(Revisions told, List<String> revisions) {
    super(told, revisions, Set.of());
    this.told = told;
  }

  /** Makes it. */
  public static Branches of(Revisions told) {
    return new Branches(
        told,
        History.of(told, HistoryRange.ALL, false).revisions().stream()
            .filter(told::isBranchPoint)
            .toList());
  }

  @Override
  Stream<String> inShort(String id) {
    return Stream.concat(Stream.of(text.line(id, IN_SHORT)), children(id, IN_SHORT));
  }

  @Override
  Stream<String> inFull(String id) {
    return Stream.concat(super.inFull(id), children(id, CHILDREN_IN_FULL));
  }

  private Stream<String> children(String id, Set<Part> parts) {
    String indent = " ".repeat(id.codePointCount(0, id.length()));
    return Stream.concat(
        told.graph().children(id, Edges.DOWN_REVISION).stream()
            .map(child -> indent + " -> " + text.line(child, parts)),
        Stream.of(""));
  }
}
