package dev.athanor.engine.listing;

import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.Symbols;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code show}: the revisions that a symbol names, in full. */
public final class Show extends Listing {

  /** The symbol that names the rows of the database. */
  private static final String CURRENT = "current";

  private Show(Revisions told, List<String> revisions) {
    super(told, revisions, Set.of());
  }

  /** Whether a symbol means the rows, so that the database must be asked. */
  public static boolean needsRows(String symbol) {
    return symbol.equals(CURRENT);
  }

  /**
   * Makes it.
   *
   * @throws RevisionException if the symbol names nothing, or not clearly
   */
  public static Show of(Revisions told, String symbol) {
    Symbols symbols = new Symbols(told.graph());
    return new Show(
        told,
        needsRows(symbol)
            ? symbols.rows(told.rows())
            : symbols.resolve(symbol).stream().map(place -> revision(place, symbol)).toList());
  }

  private static String revision(Place place, String symbol) {
    if (place instanceof Place.At at) {
      return at.revision();
    }
    throw RevisionException.offTheGraph(symbol);
  }

  /** Alembic shows everything at any rate. */
  @Override
  Stream<String> inShort(String id) {
    return inFull(id);
  }
}
