package dev.athanor.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document a run leaves behind: whole as the last line of standard output, cut to size in the
 * termination message.
 *
 * @param contract version of this document, see {@link #CONTRACT}
 * @param run the name of the run as the caller gave it ({@code ATHANOR_RUN}), null when nobody did
 * @param direction {@code Upgrade}, {@code Downgrade} or {@code None}; null where the run ended
 *     before it was known
 * @param database identity as the server says it: system identifier, database name, version table;
 *     null when unread
 * @param serverVersion the server's own words; null when never connected
 * @param target the target as written
 * @param resolved what the target names, absolute; empty is base, null unresolved
 * @param pinned a symbol that names the same target without looking at the rows; other than {@code
 *     target} only where that was relative to them; null unresolved
 * @param rowsBefore the version table before; null when unread
 * @param rowsAfter the version table after the run, read back; null when unread
 * @param rowsAtTarget the rows that the target means from here: arrival is this set, compared; null
 *     when unknown
 * @param heads effective heads of the scripts; null when the scripts did not load
 * @param pending steps from here to the scripts' heads; null when unknown
 * @param unknownRevisions rows that the scripts do not know
 * @param plan the steps planned; null when no plan was made
 * @param applied the steps taken, in order
 * @param appliedOmitted how many steps were left out of {@code applied}, oldest first, to fit a
 *     size limit
 * @param failure why the run did not arrive; null when it did
 * @param history what the database's history says that a caller should know; null when nothing
 */
public record RunReport(
    int contract,
    @Nullable String run,
    Outcome outcome,
    @Nullable Direction direction,
    @Nullable DatabaseIdentity database,
    @Nullable String serverVersion,
    @Nullable String target,
    @Nullable List<String> resolved,
    @Nullable String pinned,
    @Nullable List<String> rowsBefore,
    @Nullable List<String> rowsAfter,
    @Nullable List<String> rowsAtTarget,
    @Nullable List<String> heads,
    @Nullable Integer pending,
    List<String> unknownRevisions,
    @Nullable PlannedSteps plan,
    List<AppliedStep> applied,
    int appliedOmitted,
    @Nullable Failure failure,
    @Nullable HistoryNotes history) {

  /** The contract version this build writes. */
  public static final int CONTRACT = 1;

  /** What is left to say of a run that ended before it had read anything. */
  public static RunReport unread(@Nullable String run, Outcome outcome, @Nullable Failure failure) {
    return new RunReport(
        CONTRACT, run, outcome, null, null, null, null, null, null, null, null, null, null, null,
        List.of(), null, List.of(), 0, failure, null);
  }

  /** The same report with this plan. */
  public RunReport with(PlannedSteps other) {
    return RunReportCut.with(this, other);
  }

  /** The way a run went. */
  public enum Direction {
    UPGRADE("Upgrade"),
    DOWNGRADE("Downgrade"),
    NONE("None");

    private final String wire;

    Direction(String wire) {
      this.wire = wire;
    }

    /** The name in the report document. */
    public String wire() {
      return wire;
    }
  }

  /** Which database this was, by what the server says of itself. */
  public record DatabaseIdentity(String systemIdentifier, String database, String versionTable) {}

  /**
   * The plan.
   *
   * @param id see the design of {@code plan.id}
   * @param steps in order
   * @param stepsOmitted how many were cut to fit
   * @param sqlChecksum of the SQL that the run's output shows in pieces, events {@code planSql};
   *     null where it shows none
   */
  public record PlannedSteps(
      String id, List<PlannedStep> steps, int stepsOmitted, @Nullable String sqlChecksum) {

    /** A plan without its SQL. */
    public PlannedSteps(String id, List<PlannedStep> steps, int stepsOmitted) {
      this(id, steps, stepsOmitted, null);
    }

    /** The same plan, whose SQL was shown. */
    public PlannedSteps shown(String checksum) {
      return new PlannedSteps(id, steps, stepsOmitted, checksum);
    }

    /** The same plan with the first so many of its steps. */
    PlannedSteps cut(int kept) {
      return new PlannedSteps(
          id, steps.subList(0, kept), stepsOmitted + steps.size() - kept, sqlChecksum);
    }
  }

  /** One planned step. */
  public record PlannedStep(String revision, String message, boolean destructive) {}

  /** One step taken. */
  public record AppliedStep(String revision, Direction direction, long millis) {}

  /**
   * What the history says. Lists are empty where there is nothing of the kind.
   *
   * @param owner {@code <cluster>/<namespace>/<name>} of whose the database was when the run
   *     looked; null while it is nobody's
   * @param edited applied revisions whose upgrade part is not the one that was run
   * @param inserted revisions that came in below applied ones and were never run
   * @param repointed applied revisions that stand elsewhere than they did
   * @param wayBack what a target may name to lead down from revisions that the scripts do not have
   */
  public record HistoryNotes(
      @Nullable String owner,
      List<String> edited,
      List<String> inserted,
      List<String> repointed,
      List<String> wayBack) {

    public HistoryNotes {
      edited = List.copyOf(edited);
      inserted = List.copyOf(inserted);
      repointed = List.copyOf(repointed);
      wayBack = List.copyOf(wayBack);
    }
  }

  /**
   * Why a run did not arrive.
   *
   * @param message one sentence for a person, without secrets and without rows of users' data
   * @param hint what the person can do now; null when there is nothing to say
   * @param sqlState PostgreSQL's class; null when the server did not speak
   * @param file the script, relative to the scripts' folder; null when no script is to blame
   * @param line 1-based line in {@code file}
   * @param statement the failing statement with every literal masked
   * @param partlyChanged whether the database was left between two revisions
   */
  public record Failure(
      Cause cause,
      String message,
      @Nullable String hint,
      @Nullable String sqlState,
      @Nullable String file,
      @Nullable Integer line,
      @Nullable String statement,
      boolean partlyChanged) {}
}
