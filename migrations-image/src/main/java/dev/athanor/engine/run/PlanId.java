package dev.athanor.engine.run;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names a plan by everything that it rests on, so that an approval is good for one run of exactly
 * this plan: the database, its rows, the steps with what they run, and the newest step taken there.
 */
final class PlanId {

  private PlanId() {}

  static String of(
      DatabaseIdentity database, List<String> rows, List<PreparedStep> steps, long newestApplied) {
    StringBuilder all = new StringBuilder();
    add(all, "athanor plan 1");
    add(all, database.systemIdentifier());
    add(all, database.database());
    add(all, database.versionTable());
    rows.stream().sorted().forEach(row -> add(all, row));
    add(all, "steps");
    for (PreparedStep step : steps) {
      add(all, step.direction().wire());
      add(all, step.revision());
      add(all, step.part().checksum());
      add(all, Boolean.toString(step.part().autocommit()));
    }
    add(all, Long.toString(newestApplied));
    return Sha256.of(all.toString()).named();
  }

  /** With its length in bytes before it, so that no two lists of texts run into the same hash. */
  private static void add(StringBuilder all, String text) {
    all.append(text.getBytes(StandardCharsets.UTF_8).length).append(':').append(text);
  }
}
