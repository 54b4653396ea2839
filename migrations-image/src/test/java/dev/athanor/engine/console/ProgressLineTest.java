package dev.athanor.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.run.RunningStatement;
import dev.athanor.engine.sql.SqlStatement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final String CLEAR = "\r\u001b[K";

  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Console console = new Console(results, talk);
  private long now;

  @Test
  void aTerminalIsWrittenOverEachSecond() {
    ProgressLine line = onATerminal();
    line.began(statement("a", 1));
    tickAfter(line, Duration.ofMillis(900));
    assertThat(said()).isEmpty();

    tickAfter(line, Duration.ofMillis(100));
    tickAfter(line, Duration.ofMillis(500));
    tickAfter(line, Duration.ofMillis(500));
    assertThat(said())
        .isEqualTo(
            CLEAR
                + "  versions/a.sql:7, statement 1 of 9, 1 s"
                + CLEAR
                + "  versions/a.sql:7, statement 1 of 9, 2 s");
  }

  @Test
  void aLogGetsALineEachHalfMinute() {
    ProgressLine line = new ProgressLine(console, false, () -> now);
    line.began(statement("a", 1));
    tickAfter(line, Duration.ofSeconds(29));
    assertThat(said()).isEmpty();

    tickAfter(line, Duration.ofSeconds(1));
    tickAfter(line, Duration.ofSeconds(29));
    tickAfter(line, Duration.ofSeconds(33));
    assertThat(said())
        .isEqualTo(
            """
              versions/a.sql:7, statement 1 of 9, 30 s
              versions/a.sql:7, statement 1 of 9, 1 min 32 s
            """);
  }

  /**
   * Each statement used to begin the waiting anew, so that nothing was ever shown of such a step.
   */
  @Test
  void aStepOfManyShortStatementsIsSeenToo() {
    ProgressLine line = new ProgressLine(console, false, () -> now);
    for (int i = 1; i <= 4; i++) {
      line.began(statement("a", i));
      tickAfter(line, Duration.ofSeconds(10));
      line.ended();
    }
    assertThat(said()).isEqualTo("  versions/a.sql:7, statement 3 of 9, 10 s\n");
  }

  @Test
  void anotherStepHasItsOwnTime() {
    ProgressLine line = new ProgressLine(console, false, () -> now);
    line.began(statement("a", 1));
    tickAfter(line, Duration.ofSeconds(20));
    line.stepEnded();
    line.began(statement("b", 1));
    tickAfter(line, Duration.ofSeconds(20));
    assertThat(said()).isEmpty();
  }

  /** A failure used to stand behind the line, and the line to come back while nothing ran. */
  @Test
  void whateverIsSaidNextStandsInItsPlace() {
    ProgressLine line = onATerminal();
    line.began(statement("a", 1));
    tickAfter(line, Duration.ofSeconds(1));
    talk.reset();

    console.fail("no such table");
    assertThat(said()).isEqualTo(CLEAR + "FAILED: no such table\n");

    tickAfter(line, Duration.ofSeconds(1));
    talk.reset();
    console.result("The database is at base");
    assertThat(said()).isEqualTo(CLEAR);

    tickAfter(line, Duration.ofSeconds(1));
    talk.reset();
    line.stepEnded();
    tickAfter(line, Duration.ofSeconds(9));
    assertThat(said()).isEqualTo(CLEAR);
  }

  @Test
  void aLineNeverFillsTheTerminalsWidth() {
    ProgressLine line = onATerminal();
    line.began(statement("a".repeat(100), 1));
    tickAfter(line, Duration.ofSeconds(1));
    String shown = said().substring(CLEAR.length());
    assertThat(shown).hasSize(79).startsWith("  …aaa").endsWith("a.sql:7, statement 1 of 9, 1 s");
  }

  @Test
  void aQuietConsoleShowsNone() {
    ProgressLine line =
        new ProgressLine(
            console.speaking(Console.Talk.QUIET, Palette.NONE, Palette.NONE), true, () -> now);
    line.began(statement("a", 1));
    tickAfter(line, Duration.ofSeconds(5));
    assertThat(said()).isEmpty();
  }

  private ProgressLine onATerminal() {
    return new ProgressLine(console, true, () -> now);
  }

  private void tickAfter(ProgressLine line, Duration time) {
    now += time.toNanos();
    line.tick();
  }

  private String said() {
    return talk.toString(StandardCharsets.UTF_8);
  }

  private static RunningStatement statement(String revision, int number) {
    return new RunningStatement(
        revision, "versions/" + revision + ".sql", number, 9, new SqlStatement("SELECT 1", 7));
  }
}
