package dev.athanor.engine.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The revisions do not make a sound graph. Carries every fault found by the check that failed; the
 * message is theirs, in Alembic's words where Alembic has some.
 */
public final class GraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** A character that the symbol language needs for itself stands in an id. */
    ILLEGAL_CHARACTER,
    /** Two revisions have one id. Alembic warns and takes the later. */
    DUPLICATE_ID,
    /** A branch label is also another label or an id. */
    DUPLICATE_LABEL,
    /** A {@code down_revision} names no revision that is there. A label is none. */
    MISSING_DOWN_REVISION,
    /** A {@code depends_on} names no revision and no label that is there. */
    MISSING_DEPENDENCY,
    /** A revision is its own ancestor, by down revisions alone. */
    CYCLE,
    /** A revision is its own ancestor, dependencies counted. */
    DEPENDENCY_CYCLE
  }

  /**
   * One fault.
   *
   * @param message a sentence for a person
   * @param revisions the ids of the revisions to blame, in the order of the message
   */
  public record Fault(Kind kind, String message, List<String> revisions) {

    public Fault {
      revisions = List.copyOf(revisions);
    }
  }

  private final transient List<Fault> faults;

  GraphException(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** The faults, at least one, in load order. */
  public List<Fault> faults() {
    return faults;
  }
}
