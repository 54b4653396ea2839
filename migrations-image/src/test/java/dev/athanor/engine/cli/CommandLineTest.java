package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import dev.athanor.engine.run.Project;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call comes to that has no result. */
class CommandLineTest {

  private final Path folder;
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

  CommandLineTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFaultIsASentenceAndACodeOfItsOwn() {
    assertThat(run(throwing(new IllegalStateException("lost the thread")), "heads")).isEqualTo(70);
    assertThat(said())
        .startsWith(
            "FAILED: A fault in Athanor itself: java.lang.IllegalStateException: lost the thread at")
        .endsWith("\n  Please report it with what --verbose adds to this.")
        .hasLineCount(2);
    assertThat(text(results)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heads --verbose", "heads -v"})
  void theTraceAndItsCausesAreForWhoeverMendsIt(String line) {
    RuntimeException fault =
        new IllegalStateException("lost the thread", new IllegalArgumentException("no needle"));
    assertThat(run(throwing(fault), line)).isEqualTo(70);
    assertThat(said().lines())
        .contains("  Please report it with this text.")
        .contains("  java.lang.IllegalArgumentException: no needle")
        .filteredOn(each -> each.startsWith("    at "))
        .isNotEmpty();
  }

  /** A JVM that ends by an Error has exit code 1, which is check's honest no. */
  @Test
  void anErrorIsNoAnswerToAQuestion() {
    assertThat(run(throwing(new StackOverflowError()), "check")).isEqualTo(70);
    assertThat(said()).startsWith("FAILED: A fault in Athanor itself: java.lang.StackOverflow");
  }

  /** Wrong usage used to leave a program without a document. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bogus --output json",
        "--output json bogus",
        "upgrade --output=json",
        "heads --nonsense --output json",
        "upgrade head --output json --from ,",
        "status --output json",
        "heads --output xml --output json --scripts /nowhere/at/all",
      })
  void aProgramAlwaysGetsADocument(String line) throws Exception {
    int code = run(Map.of(), line);
    JsonNode answer = new ObjectMapper().readTree(text(results));
    assertThat(code).isEqualTo(2);
    assertThat(answer.at("/exitCode").intValue()).isEqualTo(2);
    assertThat(said()).startsWith("FAILED: " + answer.at("/failure/message").textValue());
    assertThat(text(results)).hasLineCount(1);
  }

  @Test
  void aRunHasAReportOfWrongUsageAndNothingElse() throws Exception {
    assertThat(run(Map.of("ATHANOR_RUN", "orders-1"), "upgrade")).isEqualTo(2);
    RunReport report = RunReportJson.parse(text(results).strip());
    assertThat(report.run()).isEqualTo("orders-1");
    assertThat(report.outcome()).isEqualTo(Outcome.USAGE);
  }

  /** It used to be found out when the file was there already. */
  @Test
  void anUnknownOutputIsRefusedBeforeAnythingIsDone() throws Exception {
    new Project(folder).add("a1", "", "", "");
    assertThat(run(Map.of(), "revision -m more --output xml")).isEqualTo(2);
    assertThat(said()).startsWith("FAILED: --output is text or json, not xml.");
    try (var files = Files.list(folder.resolve("versions"))) {
      assertThat(files).hasSize(1);
    }
  }

  private int run(Map<String, String> environment, String line) {
    return new CommandLine(new Console(results, talk), environment, folder)
        .run(line.split(" ", -1));
  }

  private static Map<String, String> throwing(Throwable fault) {
    return new AbstractMap<>() {
      @Override
      public Set<Entry<String, String>> entrySet() {
        throw sneaky(fault);
      }

      @Override
      public String getOrDefault(Object key, String otherwise) {
        return otherwise;
      }
    };
  }

  private static RuntimeException sneaky(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    return (RuntimeException) fault;
  }

  private String said() {
    return text(talk).strip();
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
