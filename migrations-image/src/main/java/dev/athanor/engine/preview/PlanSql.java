package dev.athanor.engine.preview;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.run.PlannedMigration;
import dev.athanor.engine.sql.Passwords;
import dev.athanor.engine.sql.SqlSyntaxException;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The SQL of a plan, for people: a heading for each step, and below it what the step runs.
 *
 * @param text with a sentence at its end where it was cut
 */
public record PlanSql(String text) {

  /** So many characters are shown; a container's log is thrown away from ten megabytes on. */
  public static final int MOST = 4 << 20;

  /** A password that begins before the cut and ends behind it is taken for what it is. */
  private static final int MARGIN = 1 << 16;

  /**
   * Reads the scripts of a plan once more.
   *
   * @param most so many characters, without the sentence about the cut
   * @throws IOException if a script cannot be read, or is not what the plan was made of
   */
  public static PlanSql of(String planId, List<PlannedMigration> steps, int most)
      throws IOException {
    Set<String> secrets = secrets(steps);
    StringBuilder text = new StringBuilder("-- Plan " + planId + "\n");
    long omitted = 0;
    int left = 0;
    for (PlannedMigration step : steps) {
      String shown = omitted > 0 ? "" : masked(heading(step) + head(step, most + MARGIN), secrets);
      long whole = omitted > 0 ? length(step) : shown.length() + behind(step, most + MARGIN);
      int room = Math.max(0, most - text.length());
      String fitting = shown.length() > room ? wholeLines(shown, room) : shown;
      text.append(fitting);
      omitted += whole - fitting.length();
      left += whole > fitting.length() ? 1 : 0;
    }
    if (omitted > 0) {
      text.append(cut(omitted, left));
    }
    return new PlanSql(text.toString());
  }

  /** What tells it from any other text: {@code sha256:} and the hash. */
  public String checksum() {
    return Sha256.of(text).named();
  }

  private static String cut(long characters, int steps) {
    return "\n-- Cut here: %,d characters of %,d step%s are not shown. The scripts are in the image; athanor upgrade or downgrade with --sql prints them.\n"
        .formatted(characters, steps, steps == 1 ? "" : "s");
  }

  private static String heading(PlannedMigration planned) {
    boolean up = planned.step().direction() == Direction.UPGRADE;
    String message = planned.step().revision().message();
    return "\n-- %s %s%s\n-- %s%s%s\n"
        .formatted(
            up ? "upgrade" : "downgrade",
            planned.step().revision().id(),
            message.isEmpty() ? "" : ", " + message,
            planned.file(),
            planned.part().autocommit() ? ", outside a transaction" : "",
            planned.loss() == null ? "" : ", can lose data: " + planned.loss().place());
  }

  private static String head(PlannedMigration step, int most) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] piece = new char[8192];
    try (Reader part = step.part().open()) {
      int count = part.read(piece);
      while (count >= 0 && text.length() < most) {
        text.append(piece, 0, Math.min(count, most - text.length()));
        count = part.read(piece);
      }
    }
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? text.toString() : text + "\n";
  }

  private static long behind(PlannedMigration step, int head) throws IOException {
    return Math.max(0, length(step) - head);
  }

  private static long length(PlannedMigration step) throws IOException {
    try (Reader part = step.part().open()) {
      return part.transferTo(java.io.Writer.nullWriter());
    }
  }

  private static String wholeLines(String text, int room) {
    return text.substring(0, text.lastIndexOf('\n', room) + 1);
  }

  private static String masked(String text, Set<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "'********'");
    }
    return masked;
  }

  private static Set<String> secrets(List<PlannedMigration> steps) throws IOException {
    Set<String> secrets = new LinkedHashSet<>();
    for (PlannedMigration step : steps) {
      try {
        secrets.addAll(Passwords.in(step.part().open()));
      } catch (SqlSyntaxException e) {
        throw new IOException("the script was changed", e);
      }
    }
    return secrets;
  }
}
