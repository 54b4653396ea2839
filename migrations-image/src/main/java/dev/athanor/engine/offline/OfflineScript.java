package dev.athanor.engine.offline;

import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.plan.Commits;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.StampPlan;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.util.List;

/**
 * A script for another hand to run, with Alembic's text.
 *
 * <p>All that can be wrong is found when it is made, so that no half of a script is ever printed:
 * every factory throws {@link RevisionException} for a range that cannot be followed. A script says
 * where it starts and believes it; it looks at no database, takes no lock, and leaves nothing in
 * Athanor's history, for its text is Alembic's.
 */
public final class OfflineScript {

  private final List<String> start;
  private final List<OfflineStep> steps;
  private final List<String> warnings;
  private final OfflineSettings settings;

  private OfflineScript(
      List<String> start,
      List<OfflineStep> steps,
      List<String> warnings,
      OfflineSettings settings) {
    this.start = start;
    this.steps = steps;
    this.warnings = warnings;
    this.settings = settings;
  }

  /**
   * The way up.
   *
   * @param range {@code a:b}, or only the target, which starts from an empty database
   * @throws OfflineRefused when a revision on the way has no upgrade part, or one that could not
   *     run
   */
  public static OfflineScript upgrade(
      ScriptDirectory scripts, String range, OfflineSettings settings) {
    Range read = Range.read(range);
    List<String> start = OfflineStart.rows(scripts.graph(), read.start());
    return of(Planner.upgrade(scripts.graph(), start, read.end()), scripts, settings);
  }

  /**
   * The way down.
   *
   * @param range {@code a:b}; a database would say where it is, a script cannot know
   * @throws OfflineRefused when a revision on the way is irreversible, or its way down could not
   *     run
   */
  public static OfflineScript downgrade(
      ScriptDirectory scripts, String range, OfflineSettings settings) {
    Range read = Range.read(range);
    if (read.start() == null) {
      throw new RevisionException(Kind.INVALID, "downgrade with --sql requires <fromrev>:<torev>");
    }
    List<String> start = OfflineStart.rows(scripts.graph(), read.start());
    Commits commits =
        settings.transactions() == Transactions.ONE ? Commits.ONCE : Commits.EACH_STEP;
    return of(Planner.downgrade(scripts.graph(), start, read.end(), commits), scripts, settings);
  }

  /**
   * The version table alone.
   *
   * @param ranges targets, of which any may be written {@code a:b}, all with the same {@code a}
   * @param purge refused: a script cannot know which rows there are
   */
  public static OfflineScript stamp(
      RevisionGraph graph, List<String> ranges, boolean purge, OfflineSettings settings) {
    if (purge) {
      throw new RevisionException(Kind.INVALID, "Can't use --purge with --sql mode");
    }
    List<Range> read = ranges.stream().map(Range::read).toList();
    List<String> start = OfflineStart.rows(graph, OfflineStart.common(read));
    StampPlan plan = Planner.stamp(graph, start, read.stream().map(Range::end).toList(), false);
    return new OfflineScript(
        start, plan.steps().stream().map(OfflineStep::of).toList(), List.of(), settings);
  }

  private static OfflineScript of(Plan plan, ScriptDirectory scripts, OfflineSettings settings) {
    return new OfflineScript(
        plan.rowsBefore(),
        plan.steps().stream().map(step -> OfflineStep.of(step, scripts)).toList(),
        plan.warnings(),
        settings);
  }

  /** What the script does, a line for each step: {@code upgrade a -> b}. */
  public List<String> running() {
    return steps.stream().map(OfflineStep::running).toList();
  }

  /** What a person should know of the target, in Alembic's words; mostly empty. */
  public List<String> warnings() {
    return warnings;
  }

  /** Writes the script, piece by piece, ending with an empty line as Alembic does. */
  public void writeTo(Appendable out) throws IOException {
    new OfflineWriter(out, settings).write(start, steps);
  }
}
