package dev.athanor.engine.report;

import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Makes a report fit a number of bytes by leaving out what matters least. */
final class RunReportCut {

  /** A kept end of a text shorter than this says nothing. */
  private static final int SHORTEST_TEXT = 20;

  private final int limit;
  private RunReport report;

  private RunReportCut(RunReport report, int limit) {
    this.report = report;
    this.limit = limit;
  }

  static String toFit(RunReport whole, int limit) {
    RunReportCut cut = new RunReportCut(whole, limit);
    cut.lists();
    cut.plan();
    cut.applied();
    cut.history();
    cut.statement();
    cut.hint();
    cut.message();
    return RunReportWriter.write(cut.report);
  }

  /** The most of something with which the report fits; none of it where nothing helps yet. */
  private void keepMost(int all, IntFunction<RunReport> keeping) {
    if (fits(report)) {
      return;
    }
    int fitting = 0;
    int tooMany = all;
    while (fitting + 1 < tooMany) {
      int middle = (fitting + tooMany) >>> 1;
      if (fits(keeping.apply(middle))) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    report = keeping.apply(fitting);
  }

  private boolean fits(RunReport candidate) {
    return RunReportJson.size(RunReportWriter.write(candidate)) <= limit;
  }

  private void plan() {
    PlannedSteps plan = report.plan();
    if (plan != null) {
      RunReport before = report;
      keepMost(plan.steps().size(), kept -> before.with(plan.cut(kept)));
    }
  }

  private void applied() {
    RunReport before = report;
    List<AppliedStep> applied = report.applied();
    int all = applied.size();
    keepMost(
        all,
        kept ->
            with(before, applied.subList(all - kept, all), before.appliedOmitted() + all - kept));
  }

  /** {@code athanor status} tells of each. */
  private void history() {
    HistoryNotes notes = report.history();
    if (notes != null && !fits(report)) {
      report = with(report, bare(notes));
    }
  }

  private static HistoryNotes bare(HistoryNotes notes) {
    List<String> none = List.of();
    return new HistoryNotes(notes.owner(), none, none, none, notes.wayBack());
  }

  private void statement() {
    RunReport before = report;
    Failure failure = report.failure();
    String text = failure == null ? null : failure.statement();
    if (failure != null && text != null) {
      keepMost(
          text.length(),
          kept ->
              with(before, with(failure, failure.message(), failure.hint(), start(text, kept))));
    }
  }

  private void hint() {
    RunReport before = report;
    Failure failure = report.failure();
    String text = failure == null ? null : failure.hint();
    if (failure != null && text != null) {
      keepMost(
          text.length(),
          kept -> with(before, with(failure, failure.message(), start(text, kept), null)));
    }
  }

  private void message() {
    RunReport before = report;
    Failure failure = report.failure();
    if (failure != null) {
      String text = failure.message();
      keepMost(
          text.length(),
          kept -> {
            String start = start(text, kept);
            return with(before, with(failure, start == null ? "…" : start, null, null));
          });
    }
  }

  /**
   * What can be read from the database or the image again, and first where no other cut would do: a
   * database of hundreds of branches has lists longer than the document.
   */
  private void lists() {
    RunReport whole = report;
    Lists lists = Lists.of(whole);
    if (!fitsBare(report)) {
      report = with(whole, lists.ofDatabase());
    }
    int most = lists.unknownRevisions().size();
    while (!fitsBare(report) && most >= 0) {
      report = with(whole, lists.ofUnknown(most));
      most = most == 0 ? -1 : most / 2;
    }
  }

  /** Whether it would fit without all that is cut elsewhere. */
  private boolean fitsBare(RunReport candidate) {
    PlannedSteps plan = candidate.plan();
    Failure failure = candidate.failure();
    RunReport bare = with(candidate, List.of(), candidate.applied().size());
    if (plan != null) {
      bare = bare.with(plan.cut(0));
    }
    HistoryNotes notes = candidate.history();
    bare = notes == null ? bare : with(bare, bare(notes));
    return fits(failure == null ? bare : with(bare, with(failure, "…", null, null)));
  }

  private static @Nullable String start(String text, int length) {
    if (length < SHORTEST_TEXT) {
      return null;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }

  static RunReport with(RunReport of, PlannedSteps plan) {
    return copy(
        of, Lists.of(of), plan, of.applied(), of.appliedOmitted(), of.failure(), of.history());
  }

  private static RunReport with(RunReport of, List<AppliedStep> applied, int omitted) {
    return copy(of, Lists.of(of), of.plan(), applied, omitted, of.failure(), of.history());
  }

  private static RunReport with(RunReport of, Failure failure) {
    return copy(
        of, Lists.of(of), of.plan(), of.applied(), of.appliedOmitted(), failure, of.history());
  }

  private static RunReport with(RunReport of, @Nullable HistoryNotes history) {
    return copy(
        of, Lists.of(of), of.plan(), of.applied(), of.appliedOmitted(), of.failure(), history);
  }

  private static RunReport with(RunReport of, Lists lists) {
    return copy(
        of, lists, of.plan(), of.applied(), of.appliedOmitted(), of.failure(), of.history());
  }

  private static Failure with(
      Failure of, String message, @Nullable String hint, @Nullable String statement) {
    return new Failure(
        of.cause(),
        message,
        hint,
        of.sqlState(),
        of.file(),
        of.line(),
        statement,
        of.partlyChanged());
  }

  /** The lists that no other cut makes shorter. */
  private record Lists(
      @Nullable List<String> resolved,
      @Nullable List<String> rowsBefore,
      @Nullable List<String> rowsAfter,
      @Nullable List<String> rowsAtTarget,
      @Nullable List<String> heads,
      List<String> unknownRevisions) {

    static Lists of(RunReport report) {
      return new Lists(
          report.resolved(),
          report.rowsBefore(),
          report.rowsAfter(),
          report.rowsAtTarget(),
          report.heads(),
          report.unknownRevisions());
    }

    /** What the database alone can say. */
    Lists ofDatabase() {
      return new Lists(null, rowsBefore, rowsAfter, null, null, unknownRevisions);
    }

    /** What only this run has found out. */
    Lists ofUnknown(int most) {
      return new Lists(null, null, null, null, null, unknownRevisions.subList(0, most));
    }
  }

  private static RunReport copy(
      RunReport of,
      Lists lists,
      @Nullable PlannedSteps plan,
      List<AppliedStep> applied,
      int appliedOmitted,
      @Nullable Failure failure,
      @Nullable HistoryNotes history) {
    return new RunReport(
        of.contract(),
        of.run(),
        of.outcome(),
        of.direction(),
        of.database(),
        of.serverVersion(),
        of.target(),
        lists.resolved(),
        of.pinned(),
        lists.rowsBefore(),
        lists.rowsAfter(),
        lists.rowsAtTarget(),
        lists.heads(),
        of.pending(),
        lists.unknownRevisions(),
        plan,
        applied,
        appliedOmitted,
        failure,
        history);
  }
}
