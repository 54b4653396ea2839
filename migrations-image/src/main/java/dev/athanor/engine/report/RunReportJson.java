package dev.athanor.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import java.nio.charset.StandardCharsets;

/**
 * The report as a document: one line of JSON whose members are the names of {@link RunReport}'s
 * parts. Members that are null are left out.
 */
public final class RunReportJson {

  /** One for all: a factory is costly to make and safe to share. */
  static final JsonFactory JSON = new JsonFactory();

  private RunReportJson() {}

  /** The whole report, on one line without a line end. */
  public static String write(RunReport report) {
    return RunReportWriter.write(report);
  }

  /**
   * The report in at most {@code limit} bytes of UTF-8. What matters least to the operator goes
   * first: planned steps from the end, applied steps from the beginning, then the statement, the
   * hint, the end of the message; what was left out is counted where the document has a place for
   * it. Where the lists of rows, heads and revisions alone are longer than the limit, those go
   * before all: first what the rows at the target and the heads are, then the rows.
   *
   * @param limit bytes; a report is never cut below what says how the run ended, about 200 bytes
   */
  public static String write(RunReport report, int limit) {
    return RunReportCut.toFit(report, limit);
  }

  /**
   * Reads a report. Members it does not know are skipped, so that an older reader understands a
   * newer runner; a cause it does not know is read as {@link Cause#INTERNAL} with its message kept.
   *
   * @throws InvalidReport with a sentence, when the text is not a report
   */
  public static RunReport parse(String text) throws InvalidReport {
    return RunReportReader.read(text);
  }

  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
