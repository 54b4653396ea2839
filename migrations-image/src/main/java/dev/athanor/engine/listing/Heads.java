package dev.athanor.engine.listing;

import dev.athanor.engine.listing.RevisionText.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code heads}: the revisions that nothing follows. */
public final class Heads extends Listing {

  private static final Set<Part> PARTS = Set.of(Part.LABELS);

  private Heads(Revisions told, List<String> revisions) {
    super(told, revisions, Set.of());
  }

  /**
   * Makes it.
   *
   * @param resolveDependencies whether to leave out heads that another revision depends on
   */
  public static Heads of(Revisions told, boolean resolveDependencies) {
    return new Heads(
        told, resolveDependencies ? told.graph().effectiveHeads() : told.graph().heads());
  }

  @Override
  Stream<String> inShort(String id) {
    return Stream.of(text.line(id, PARTS));
  }
}
