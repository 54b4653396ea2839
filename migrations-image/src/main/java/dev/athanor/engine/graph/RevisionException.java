package dev.athanor.engine.graph;

import java.util.List;

/**
 * A symbol or target that cannot be followed.
 *
 * <p>Alembic's command line prints one sentence for several faults; {@link #getMessage()} is that
 * sentence, {@link #detail()} the reason behind it.
 */
public class RevisionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** No revision, label or branch of that name. */
    NOT_FOUND,
    /** Several revisions, or several ways to walk, fit. */
    AMBIGUOUS,
    /** {@code head} with several heads. */
    MULTIPLE_HEADS,
    /** The revision exists but cannot be gone to from here. */
    NOT_REACHABLE,
    /** A row or a target is an ancestor of another. */
    OVERLAP,
    /** A row of the version table is none of the revisions. */
    UNKNOWN_ROW,
    /** The symbol says nothing that could be followed. */
    INVALID
  }

  private final Kind kind;
  private final String detail;

  public RevisionException(Kind kind, String message) {
    this(kind, message, message);
  }

  /**
   * A fault of which Alembic's sentence does not say everything.
   *
   * @param detail the precise reason behind the message
   */
  public RevisionException(Kind kind, String message, String detail) {
    super(message);
    this.kind = kind;
    this.detail = detail;
  }

  /** What went wrong, for programs. */
  public Kind kind() {
    return kind;
  }

  /** The precise reason, which Alembic keeps to itself in some cases. */
  public String detail() {
    return detail;
  }

  static RevisionException unlocatable(Kind kind, String argument, String detail) {
    return new RevisionException(
        kind, "Can't locate revision identified by '" + argument + "'", detail);
  }

  /** A symbol counts further than the graph goes. */
  public static RevisionException offTheGraph(String symbol) {
    return new RevisionException(
        Kind.NOT_REACHABLE, "%s leads off the graph; it names no revision".formatted(symbol));
  }

  static RevisionException multipleHeads(List<String> heads, String argument) {
    return new RevisionException(
        Kind.MULTIPLE_HEADS,
        severalHeads(argument),
        "Multiple heads are present for given argument '%s'; %s"
            .formatted(argument, String.join(", ", heads)));
  }

  /** The same fault, told of the whole target that contained the symbol, as Alembic does. */
  public RevisionException withinTarget(String target) {
    if (kind != Kind.MULTIPLE_HEADS || target.isEmpty()) {
      return this;
    }
    RevisionException told = new RevisionException(kind, severalHeads(target), detail);
    told.initCause(this);
    return told;
  }

  private static String severalHeads(String argument) {
    return "Multiple head revisions are present for given argument '%1$s'; please "
            .formatted(argument)
        + "specify a specific target revision, '<branchname>@%1$s' to narrow to a specific head, "
            .formatted(argument)
        + "or 'heads' for all heads";
  }
}
