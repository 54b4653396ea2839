package dev.athanor.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.engine.report.RunReport.AppliedStep;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import dev.athanor.engine.report.RunReport.Direction;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.report.RunReport.HistoryNotes;
import dev.athanor.engine.report.RunReport.PlannedStep;
import dev.athanor.engine.report.RunReport.PlannedSteps;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportJsonTest {

  private static final RunReport LEAST = RunReport.unread(null, Outcome.USAGE, null);

  private static RunReport full(int planned, int applied, String text) {
    return new RunReport(
        1,
        "orders-7d9f",
        Outcome.FAILED,
        Direction.UPGRADE,
        new DatabaseIdentity("7351", "shop", "public.alembic_version"),
        "PostgreSQL 18.6",
        "head",
        List.of("0c"),
        "head",
        List.of("0a"),
        List.of("0b"),
        List.of("0c"),
        List.of("0c"),
        2,
        List.of(),
        new PlannedSteps(
            "sha256:ab",
            IntStream.range(0, planned)
                .mapToObj(i -> new PlannedStep("p" + i, "Grüße \"" + i + "\"\n", i % 2 == 0))
                .toList(),
            0,
            "sha256:cd"),
        IntStream.range(0, applied)
            .mapToObj(i -> new AppliedStep("a" + i, Direction.UPGRADE, i))
            .toList(),
        0,
        new Failure(
            Cause.SQL_ERROR,
            "The message: " + text,
            "The hint: " + text,
            "42P01",
            "versions/0c_x.sql",
            12,
            "SELECT " + text,
            false),
        new HistoryNotes("c/shop/orders", List.of("0e"), List.of("0d"), List.of(), List.of("0a")));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws InvalidReport {
    assertThat(RunReportJson.parse(RunReportJson.write(full(3, 2, "ä€😀\u2028"))))
        .isEqualTo(full(3, 2, "ä€😀\u2028"));
    assertThat(RunReportJson.parse(RunReportJson.write(LEAST))).isEqualTo(LEAST);
  }

  @Test
  void aReportIsOneLine() {
    assertThat(RunReportJson.write(full(3, 2, "a\nb\r\n"))).doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeIsReadAgain(Outcome outcome) throws InvalidReport {
    String text = "{\"contract\":1,\"outcome\":\"" + outcome.wire() + "\"}";
    assertThat(RunReportJson.parse(text).outcome()).isEqualTo(outcome);
  }

  @Test
  void unknownMembersAreSkippedAndAnUnknownCauseIsInternal() throws InvalidReport {
    RunReport report =
        RunReportJson.parse(
            "{\"contract\":1,\"new\":{\"a\":[1,{}]},\"outcome\":\"Failed\",\"failure\":{\"cause\":"
                + "\"FromTheFuture\",\"message\":\"m\",\"partlyChanged\":false}}");

    assertThat(report.failure())
        .isEqualTo(new Failure(Cause.INTERNAL, "m", null, null, null, null, null, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | This is no report: it is not a JSON object.",
        "Killed | This is no report: the JSON is broken or cut at column",
        "[] | This is no report: it is not a JSON object.",
        "{\"contract\":1,\"outcome\":\"Arr | This is no report: the JSON is broken or cut",
        "{\"contract\":1,\"outcome\":\"Arrived\"} x | This is no report: the JSON is broken",
        "{\"contract\":1,\"outcome\":\"Arrived\"} {} | This is no report: more text follows",
        "{\"outcome\":\"Arrived\"} | The report's contract is missing or not a whole number.",
        "{\"contract\":2,\"outcome\":\"Arrived\"} | The report keeps contract 2; this reader knows 1",
        "{\"contract\":1} | The report's outcome is missing or not a text.",
        "{\"contract\":1,\"outcome\":\"Fine\"} | outcome is none that this reader knows",
        "{\"contract\":1,\"outcome\":\"Arrived\",\"heads\":\"a\"} | The report's heads is missing or not a list.",
        "{\"contract\":1,\"outcome\":\"Arrived\",\"heads\":[1]} | not a list of texts",
        "{\"contract\":1,\"outcome\":\"Failed\",\"failure\":{}} | The failure's cause is missing",
        "{\"contract\":1,\"outcome\":\"Failed\",\"failure\":1} | The report's failure is not an object.",
      })
  void whatIsNoReportIsRefusedWithASentence(String text, String sentence) {
    assertThatThrownBy(() -> RunReportJson.parse(text))
        .isInstanceOf(InvalidReport.class)
        .hasMessageStartingWith(sentence.startsWith("Th") ? sentence : "The")
        .hasMessageContaining(sentence);
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"contract\":1,\"x\":" + "[".repeat(500) + "]".repeat(500) + "}";
    assertThatThrownBy(() -> RunReportJson.parse(deep)).hasMessageContaining("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(ints = {700, 800, 1000, 1500, 2048, 4096, 12_288})
  void aCutReportFitsAndCountsWhatIsGone(int limit) throws InvalidReport {
    RunReport whole = full(300, 200, "😀ü".repeat(3000));

    String text = RunReportJson.write(whole, limit);
    RunReport cut = RunReportJson.parse(text);

    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
    assertThat(cut.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(cut.rowsAfter()).containsExactly("0b");
    assertThat(cut.applied().size() + cut.appliedOmitted()).isEqualTo(200);
    assertThat(cut.plan()).isNotNull();
    assertThat(cut.plan().steps().size() + cut.plan().stepsOmitted()).isEqualTo(300);
    assertThat(cut.failure()).isNotNull();
    assertThat(cut.failure().message()).startsWith("The message: ");
  }

  /** Hundreds of branches: the lists alone are longer than what Kubernetes keeps. */
  @ParameterizedTest
  @CsvSource({"0, 4096", "10, 4096", "150, 4096", "1000, 4096", "10000, 4096", "10000, 800"})
  void listsGoBeforeTheReasonDoes(int rows, int limit) throws InvalidReport {
    List<String> list = IntStream.range(0, rows).mapToObj(i -> "a0d95f1b" + i).toList();
    RunReport report = withLists(full(10_000, 10_000, "x".repeat(50_000)), list);

    String text = RunReportJson.write(report, limit);
    RunReport cut = RunReportJson.parse(text);

    assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(limit / 2, limit);
    assertThat(cut.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(cut.failure()).isNotNull();
    assertThat(cut.failure().message()).startsWith("The message: xxx");
    assertThat(cut.failure().file()).isEqualTo("versions/0c_x.sql");
    assertThat(cut.plan()).isNotNull();
    assertThat(cut.plan().steps().size() + cut.plan().stepsOmitted()).isEqualTo(10_000);
    assertThat(cut.applied().size() + cut.appliedOmitted()).isEqualTo(10_000);
    assertThat(cut.unknownRevisions()).isEqualTo(list.subList(0, cut.unknownRevisions().size()));
    if (rows <= 10) {
      assertThat(cut.rowsAfter()).isEqualTo(list);
      assertThat(cut.heads()).isEqualTo(list);
    }
    if (rows > 0) {
      assertThat(cut.unknownRevisions()).isNotEmpty();
    }
  }

  private static RunReport withLists(RunReport of, List<String> list) {
    return new RunReport(
        1,
        of.run(),
        of.outcome(),
        of.direction(),
        of.database(),
        of.serverVersion(),
        of.target(),
        list,
        of.pinned(),
        list,
        list,
        list,
        list,
        of.pending(),
        list,
        of.plan(),
        of.applied(),
        0,
        of.failure(),
        of.history());
  }

  @Test
  void thePlanIsCutBeforeTheMessage() throws InvalidReport {
    RunReport cut = RunReportJson.parse(RunReportJson.write(full(500, 3, "short"), 2000));

    assertThat(cut.failure()).isEqualTo(full(0, 0, "short").failure());
    assertThat(cut.applied()).hasSize(3);
    assertThat(cut.plan()).isNotNull();
    assertThat(cut.plan().steps()).hasSizeBetween(1, 40);
  }

  /** Whose a database is, and how to lead it back, outweigh a list that status tells too. */
  @Test
  void longListsOfTheHistoryAreCutBeforeTheMessage() throws InvalidReport {
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "edited" + i).toList();
    RunReport whole = RunReport.unread(null, Outcome.TARGET_REFUSED, full(0, 0, "short").failure());
    RunReport told =
        new RunReport(
            1,
            null,
            whole.outcome(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            List.of(),
            0,
            whole.failure(),
            new HistoryNotes("c/shop/orders", many, List.of(), List.of(), List.of("0a")));

    RunReport cut = RunReportJson.parse(RunReportJson.write(told, 2000));

    assertThat(cut.failure()).isEqualTo(whole.failure());
    assertThat(cut.history())
        .isEqualTo(
            new HistoryNotes("c/shop/orders", List.of(), List.of(), List.of(), List.of("0a")));
  }

  @Test
  void theNewestAppliedStepsAreKept() throws InvalidReport {
    RunReport cut = RunReportJson.parse(RunReportJson.write(full(0, 500, "short"), 2000));

    assertThat(cut.applied()).last().extracting(AppliedStep::revision).isEqualTo("a499");
    assertThat(cut.appliedOmitted()).isPositive();
  }

  @Test
  void aReportThatFitsIsWhole() {
    RunReport report = full(2, 2, "short");
    assertThat(RunReportJson.write(report, 4096)).isEqualTo(RunReportJson.write(report));
  }
}
