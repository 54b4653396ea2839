package dev.athanor.engine.listing;

import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.graph.UnknownRowsException;
import dev.athanor.engine.listing.RevisionText.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code current}: where each branch stands in the database. */
public final class Current extends Listing {

  private static final Set<Part> PARTS = Set.of(Part.FORKS);

  private Current(Revisions told, List<String> revisions) {
    super(told, revisions, Set.of());
  }

  /**
   * Makes it from the rows that the revisions were told with.
   *
   * @throws UnknownRowsException if the graph does not have them all
   */
  public static Current of(Revisions told) {
    return new Current(told, told.graph().branchHeads(new Symbols(told.graph()).rows(told.rows())));
  }

  /**
   * {@code --check-heads}. Rows that stand for all heads are the effective heads; Alembic wants the
   * plain ones, which a database has only if it was stamped with them.
   *
   * @throws NotAtHeadsException if the rows are neither
   */
  public static void requireHeads(Revisions told) {
    if (!isAtHeads(told)) {
      throw new NotAtHeadsException();
    }
  }

  /** Whether the rows are all heads. */
  public static boolean isAtHeads(Revisions told) {
    Set<String> rows = new HashSet<>(told.rows());
    return rows.equals(new HashSet<>(told.graph().effectiveHeads()))
        || rows.equals(new HashSet<>(told.graph().heads()));
  }

  /** What stands above the list with {@code --verbose}. */
  public static String title(String databaseUrl) {
    return "Current revision(s) for " + databaseUrl + ":";
  }

  @Override
  Stream<String> inShort(String id) {
    return Stream.of(text.line(id, PARTS));
  }
}
