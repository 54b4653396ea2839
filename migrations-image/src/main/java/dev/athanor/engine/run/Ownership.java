package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Whose a database is: the first owner to migrate it, until another one takes it over by naming
 * that one. A run of nobody, a person's at the command line, may always go on, and changes nothing
 * of that.
 */
final class Ownership {

  private Ownership() {}

  /**
   * Looks whether this owner may go on.
   *
   * @param caller who wants the run; null for nobody
   * @param adopt the owner that the caller may take the database over from; null for none
   * @param owner whose the database is; null while it is nobody's
   * @return whom it is taken over from now; null where it is not taken over
   */
  static @Nullable String takenFrom(
      @Nullable String caller, @Nullable String adopt, @Nullable String owner) throws RunEnded {
    if (caller == null || owner == null || owner.equals(caller)) {
      return null;
    }
    if (owner.equals(adopt)) {
      return owner;
    }
    throw RunEnded.because(
        Outcome.REFUSED,
        Cause.MANAGED_BY_ANOTHER,
        "This database is managed by "
            + owner
            + ", and this run is of "
            + caller
            + (adopt == null ? "" : ", which may take it over from " + adopt + " alone")
            + "; nothing was run.",
        "Remove one of the two; or take it over, once: --adopt "
            + owner
            + ", in a DatabaseMigration spec.adopt.");
  }
}
