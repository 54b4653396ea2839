package dev.athanor.operator.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was last read from the database itself. */
public sealed interface DatabaseView {

  /** Nobody has looked since the question was asked. */
  record NotLooked() implements DatabaseView {}

  /**
   * Somebody looked and could not read.
   *
   * @param occasion what the look was for, see {@link Rows}
   * @param authentication whether the server answered and refused the credentials
   * @param message one sentence without secrets
   */
  record Unreadable(String occasion, boolean authentication, String message, Instant at)
      implements DatabaseView {}

  /**
   * The version table's rows.
   *
   * @param occasion what the look was for: an answer to an older question proves nothing about a
   *     newer one
   * @param identity the database by what the server says of itself
   * @param at when the look began, by this process's clock
   * @param schema as it was with these rows; empty where it was not asked for or could not be read
   */
  record Rows(
      String occasion, List<String> rows, String identity, Instant at, Optional<SchemaView> schema)
      implements DatabaseView {

    /** Rows alone. */
    public Rows(String occasion, List<String> rows, String identity, Instant at) {
      this(occasion, rows, identity, at, Optional.empty());
    }
  }

  /** Whether this is the answer to the given question. */
  default boolean answers(String occasion) {
    return (this instanceof Rows rows && rows.occasion().equals(occasion))
        || (this instanceof Unreadable unreadable && unreadable.occasion().equals(occasion));
  }
}
