package dev.athanor.engine.listing;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionRange;
import dev.athanor.engine.listing.RevisionText.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code history}: the revisions of a range, the newest first. */
public final class History extends Listing {

  private static final Set<Part> PARTS = EnumSet.allOf(Part.class);
  private static final Set<Part> CAPTION = EnumSet.of(Part.LABELS, Part.MESSAGE);

  private History(Revisions told, List<String> revisions, Set<String> marked) {
    super(told, revisions, marked);
  }

  /**
   * Makes it.
   *
   * @param indicateCurrent whether to mark the rows
   * @throws RevisionException if the range cannot be followed
   */
  public static History of(Revisions told, HistoryRange range, boolean indicateCurrent) {
    List<String> revisions =
        RevisionRange.newestFirst(
            told.graph(), range.lowerEnd(told.rows()), range.upperEnd(told.rows()));
    return new History(told, revisions, indicateCurrent ? Set.copyOf(told.rows()) : Set.of());
  }

  /** A revision as it is written beside a drawing, which shows by itself what it follows. */
  public String caption(String id) {
    return text.line(id, CAPTION);
  }

  @Override
  Stream<String> inShort(String id) {
    return Stream.of(text.line(id, PARTS));
  }
}
