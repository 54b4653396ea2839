package dev.athanor.engine.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down and is no step of a migration.
 *
 * @param revision what it is about; for what is about the rows, they, joined, or {@code base}
 * @param message a few words for people; "" where there is nothing to say
 * @param checksum of the upgrade part that was accepted; "" for all else
 * @param parents of the revision that was accepted
 * @param dependencies of the revision that was accepted
 * @param rowsBefore the version table before; null where that is not known or does not matter
 * @param rowsAfter the version table after; null where it does not matter
 * @param stamped the revisions that count as applied now and did not before: nothing is known of
 *     what the database has of them
 */
public record Deed(
    Kind kind,
    String revision,
    String message,
    String checksum,
    List<String> parents,
    List<String> dependencies,
    @Nullable List<String> rowsBefore,
    @Nullable List<String> rowsAfter,
    @Nullable List<String> stamped,
    long millis) {

  /** What was done. */
  public enum Kind {
    /** The rows were set, and no script was run. */
    STAMP("Stamp"),
    /** Rows that this history did not make: from before it began, or moved by another hand. */
    FOUND("Found"),
    /** A script that is not what was run, or was never run, counts as what the database has. */
    ACCEPT("Accept"),
    /** Another owner took the database over. */
    ADOPT("Adopt"),
    /** A person said whether an open statement was done. */
    RESOLVE("Resolve");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }
  }

  /**
   * A stamp.
   *
   * @param before the rows before, those that the scripts do not know too
   */
  public static Deed stamp(
      List<String> before, List<String> after, List<String> stamped, long millis) {
    return new Deed(
        Kind.STAMP, named(after), "", "", List.of(), List.of(), before, after, stamped, millis);
  }

  /**
   * Rows of another hand.
   *
   * @param before the rows that this history left; null where it does not say
   * @param begun whether it has entries
   */
  public static Deed found(
      @Nullable List<String> before, List<String> rows, List<String> stamped, boolean begun) {
    String message =
        before != null
            ? "moved by another hand from " + named(before)
            : begun ? "left by an older Athanor" : "before this history began";
    return new Deed(
        Kind.FOUND, named(rows), message, "", List.of(), List.of(), before, rows, stamped, 0);
  }

  /** The script of a revision is taken as what the database has. */
  public static Deed accept(
      String revision,
      String message,
      String checksum,
      List<String> parents,
      List<String> dependencies) {
    return about(Kind.ACCEPT, revision, message, checksum, parents, dependencies);
  }

  /** The owner of the run took the database over from this one. */
  public static Deed adopt(String from, List<String> rows) {
    return about(Kind.ADOPT, named(rows), "from " + from, "", List.of(), List.of());
  }

  /** An open statement of a revision was settled. */
  public static Deed resolve(String revision, String message) {
    return about(Kind.RESOLVE, revision, message, "", List.of(), List.of());
  }

  private static Deed about(
      Kind kind,
      String revision,
      String message,
      String checksum,
      List<String> parents,
      List<String> dependencies) {
    return new Deed(kind, revision, message, checksum, parents, dependencies, null, null, null, 0);
  }

  private static String named(List<String> rows) {
    return rows.isEmpty() ? "base" : String.join(", ", rows);
  }
}
