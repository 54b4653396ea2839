package dev.athanor.engine.run;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Targets;
import dev.athanor.engine.graph.Targets.Heading;
import dev.athanor.engine.history.History;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.script.ScriptDirectory;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The way from rows that the scripts do not have: down, over what the history keeps of them, to
 * rows that the scripts have. Nothing but a target that leads down by itself is taken for a wish to
 * roll back: an older image whose {@code head} is behind has been mistaken for the newer one.
 *
 * @param scripts those that there are, and what the history keeps
 */
record WayBack(ScriptDirectory scripts, Plan plan) {

  private static final String OTHER_WAY =
      "Run the way down with the scripts that went up, then come back with these.";

  /**
   * Finds it.
   *
   * @param rows of which at least one is unknown to the scripts
   * @throws RunEnded where there is none, with what a person can name or do instead
   */
  static WayBack find(
      RunRequest request,
      ScriptDirectory scripts,
      Optional<History> history,
      Session session,
      List<String> rows,
      ReportDraft draft)
      throws SQLException, RunEnded {
    RevisionGraph own = scripts.graph();
    List<String> unknown = rows.stream().filter(row -> own.find(row).isEmpty()).toList();
    draft.unknownRevisions(unknown);
    AbsoluteTarget.resolve(own, request.target()).ifPresent(draft::resolved);
    ScriptDirectory all;
    try {
      all = Archive.completed(scripts, unknown, history, session.connection());
    } catch (Archive.Unusable e) {
      throw refused(unknown, ", and " + e.getMessage() + ". " + OTHER_WAY);
    }
    List<String> ends = ends(own, all.graph(), rows);
    draft.wayBack(ends);
    String remedy = "To roll back, name a revision: " + String.join(" or ", ends) + ".";
    try {
      Range.refuse(request.target());
      if (request.way() == Way.UPGRADE || Targets.heading(request.target()) == Heading.UP) {
        throw refused(unknown, ", and " + request.target() + " does not lead down. " + remedy);
      }
      Plan plan = Planner.downgrade(all.graph(), rows, target(own, request.target()));
      if (plan.rowsAfter().stream().allMatch(row -> own.find(row).isPresent())) {
        draft.unknownRevisions(List.of());
        return new WayBack(all, plan);
      }
    } catch (RevisionException e) {
      throw refused(unknown, ", and " + e.detail() + ". " + remedy);
    }
    throw refused(
        unknown, ", and the way to " + request.target() + " does not end at these. " + remedy);
  }

  /** What may be named, nearest to the rows; base where the scripts have nothing of it. */
  private static List<String> ends(RevisionGraph own, RevisionGraph all, List<String> rows) {
    List<String> known =
        all.ancestors(rows, Edges.EFFECTIVE).stream()
            .filter(revision -> own.find(revision).isPresent())
            .toList();
    return known.isEmpty() ? List.of("base") : all.maximal(known);
  }

  /** In the words of these scripts: what the history keeps makes no beginning of an id unclear. */
  private static String target(RevisionGraph own, String written) {
    List<String> named = AbsoluteTarget.resolve(own, written).orElse(List.of());
    return named.size() == 1
        ? written.substring(0, written.lastIndexOf('@') + 1) + named.get(0)
        : written;
  }

  private static RunEnded refused(List<String> unknown, String because) {
    return RunEnded.because(
        Outcome.UNKNOWN_REVISION,
        Cause.REVISION_UNKNOWN,
        "Can't locate revision identified by '" + unknown.get(0) + "'",
        "The database is at "
            + VersionRows.named(unknown)
            + ", which these scripts do not have"
            + because);
  }
}
