package dev.athanor.engine.run;

import dev.athanor.engine.report.RunReport.DatabaseIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a plan by everything that it rests on, so that an approval is good for one run of exactly
 * this plan: the database, its rows, the steps with what they run, and the newest step taken there.
 */
final class PlanId {

  private PlanId() {}

  static String of(
      DatabaseIdentity database, List<String> rows, List<PreparedStep> steps, long newestApplied) {
    MessageDigest digest = sha256();
    add(digest, "athanor plan 1");
    add(digest, database.systemIdentifier());
    add(digest, database.database());
    add(digest, database.versionTable());
    rows.stream().sorted().forEach(row -> add(digest, row));
    add(digest, "steps");
    for (PreparedStep step : steps) {
      add(digest, step.direction().wire());
      add(digest, step.revision());
      add(digest, step.part().checksum());
      add(digest, Boolean.toString(step.part().autocommit()));
    }
    add(digest, Long.toString(newestApplied));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** With its length before it, so that no two lists of texts run into the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
