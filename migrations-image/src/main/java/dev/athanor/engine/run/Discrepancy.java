package dev.athanor.engine.run;

/**
 * A revision that counts as applied, and whose script is not what the database has of it.
 *
 * @param file the script, relative to the folder of scripts
 * @param sentence what that means
 */
public record Discrepancy(Kind kind, String revision, String file, String sentence) {

  /** In what they differ. */
  public enum Kind {
    /** Its upgrade part says something else than what was run. */
    EDITED("edited"),
    /** It came in below an applied revision, and was never run. */
    INSERTED("inserted"),
    /** It stood on a revision that it stands on no more. */
    REPOINTED("repointed");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /** The name for programs. */
    public String wire() {
      return wire;
    }
  }
}
