package dev.athanor.engine.console;

import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that Kubernetes reads a container's last words from, of which it keeps little. */
public final class TerminationLog {

  private static final Path USUAL = Path.of("/dev/termination-log");
  private static final int DEFAULT_LIMIT = 4096;

  private final @Nullable Path file;
  private final int limit;

  private TerminationLog(@Nullable Path file, int limit) {
    this.file = file;
    this.limit = limit;
  }

  /**
   * The file of this process.
   *
   * @throws UsageException if the environment says something impossible of it
   */
  public static TerminationLog of(Arguments arguments) throws UsageException {
    String named = arguments.variable("ATHANOR_TERMINATION_LOG");
    Path usual = Files.isWritable(USUAL) ? USUAL : null;
    return new TerminationLog(named == null ? usual : Path.of(named), limit(arguments));
  }

  private static int limit(Arguments arguments) throws UsageException {
    String given = arguments.variable("ATHANOR_REPORT_LIMIT");
    try {
      return given == null ? DEFAULT_LIMIT : Math.max(1, Integer.parseInt(given));
    } catch (NumberFormatException e) {
      throw new UsageException(
          "ATHANOR_REPORT_LIMIT is a number of bytes, for example 4096, not " + given + ".");
    }
  }

  /** Writes the report, cut to what Kubernetes keeps; says so where it cannot. */
  public void write(RunReport report, Console console) {
    if (file == null) {
      return;
    }
    try {
      Files.write(file, RunReportJson.write(report, limit).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      console.say("The report could not be written to " + file + ": " + e.getMessage());
    }
  }
}
