package dev.athanor.operator.observe;

import java.util.Collection;
import java.util.Set;

/** Rows of a version table: a set of revisions, where the empty set is Alembic's {@code base}. */
public final class Revisions {
  private Revisions() {}

  /** For people: joined by commas, {@code base} for none. */
  public static String text(Collection<String> revisions) {
    return revisions.isEmpty() ? "base" : String.join(", ", revisions);
  }

  /** Whether both are the same set; the order of rows means nothing. */
  public static boolean same(Collection<String> one, Collection<String> other) {
    return Set.copyOf(one).equals(Set.copyOf(other));
  }
}
