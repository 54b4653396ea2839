package dev.athanor.engine.authoring;

import java.util.UUID;

/** Ids for new revisions, as Alembic makes them. */
public final class RevisionId {

  private static final int DIGITS = 12;

  private RevisionId() {}

  /** The last twelve hexadecimal digits of a random UUID. */
  public static String random() {
    String digits = UUID.randomUUID().toString().replace("-", "");
    return digits.substring(digits.length() - DIGITS);
  }
}
