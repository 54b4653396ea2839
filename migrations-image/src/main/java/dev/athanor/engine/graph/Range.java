package dev.athanor.engine.graph;

import dev.athanor.engine.graph.RevisionException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * From one revision to another as {@code --sql} takes it, not looked up yet: {@code a:b}, {@code
 * :b}, {@code a:}. That of {@code history -r} has rules of its own, and is read in the room of the
 * history; {@link RevisionRange} is the revisions that such a one has.
 *
 * @param start the symbol before the colon, possibly empty; null where there is no colon
 * @param end the symbol behind the colon, possibly empty, or all that is written
 */
public record Range(@Nullable String start, String end) {

  private static final char COLON = ':';

  /**
   * Reads a range, or the one symbol that is written instead.
   *
   * @throws RevisionException if there is more than one colon
   */
  public static Range read(String written) {
    int colon = written.indexOf(COLON);
    if (colon < 0) {
      return new Range(null, written);
    }
    if (colon != written.lastIndexOf(COLON)) {
      throw new RevisionException(
          Kind.INVALID,
          "'%s' is no range of revisions: a range has one colon, as in a:b".formatted(written));
    }
    return new Range(written.substring(0, colon), written.substring(colon + 1));
  }

  /**
   * Keeps ranges away from where only one target makes sense. What plans a way takes a colon for a
   * part of a name, as Alembic's does; this is the check that its commands make before.
   *
   * @throws RevisionException if the target is a range
   */
  public static void refuse(String target) {
    if (target.indexOf(COLON) >= 0) {
      throw new RevisionException(
          Kind.INVALID,
          "Range revision not allowed",
          "'%s' is a range, which says where to start; a database says so itself, so a range is only for --sql"
              .formatted(target));
    }
  }
}
