package dev.athanor.engine.run;

import dev.athanor.engine.history.Progress;
import dev.athanor.engine.history.Progress.OpenStatement;
import dev.athanor.engine.history.Progress.Part;
import dev.athanor.engine.history.Progress.Seen;
import dev.athanor.engine.history.Progress.State;
import dev.athanor.engine.history.Progress.StatementKey;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementReader;
import dev.athanor.engine.sql.TransactionUse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements that were begun, and nobody noted their end: what they were, and where they stand. */
final class OpenStatements {

  private OpenStatements() {}

  /** For people: where it stood, and what it was. */
  static String named(OpenStatement open) {
    Seen seen = open.seen();
    return seen == null
        ? "the statement with fingerprint " + open.key().fingerprint()
        : seen.file() + ":" + seen.line() + " " + seen.masked();
  }

  static String listed(List<OpenStatement> open) {
    return open.stream()
        .map(each -> each.key().shortName() + " " + named(each))
        .collect(Collectors.joining("\n"));
  }

  /** Whether the part of the script still has the statement. */
  static boolean inScript(ScriptDirectory scripts, Part part, StatementKey key) {
    Optional<ScriptPart> text =
        scripts
            .find(part.revision())
            .flatMap(
                script ->
                    part.direction().equals(wire(Direction.UPGRADE))
                        ? script.upgrade()
                        : script.downgrade());
    try {
      return text.isPresent() && keys(text.get()).contains(key);
    } catch (IOException | SqlSyntaxException e) {
      return false;
    }
  }

  private static String wire(Direction direction) {
    return direction == Direction.UPGRADE ? "Upgrade" : "Downgrade";
  }

  private static Set<StatementKey> keys(ScriptPart part) throws IOException, SqlSyntaxException {
    Set<StatementKey> keys = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    try (StatementReader script = new StatementReader(part.open(), part.firstLine())) {
      for (SqlStatement next = script.next(); next != null; next = script.next()) {
        String fingerprint = next.hasData() ? script.fingerprintWithRows(next) : next.fingerprint();
        keys.add(new StatementKey(fingerprint, seen.merge(fingerprint, 1, Integer::sum)));
      }
    }
    return keys;
  }

  private static Set<StatementKey> keys(PreparedStep step) throws RunEnded {
    try {
      return keys(step.part());
    } catch (IOException | SqlSyntaxException e) {
      throw StepStatements.ended(e, step, () -> true);
    }
  }

  /**
   * Looks for statements that the script was rid of before anybody knew whether they were done.
   * What replaces one may do the same once more, so that a person has to say first.
   *
   * @param states of all statements of the part that were begun
   */
  static void refuseRemoved(
      Session session,
      Progress progress,
      PreparedStep step,
      Part part,
      Map<StatementKey, State> states)
      throws SQLException, RunEnded {
    if (!states.containsValue(State.STARTED)) {
      return;
    }
    Set<StatementKey> there = keys(step);
    for (OpenStatement open : progress.open(session.connection(), part.revision())) {
      if (open.direction().equals(part.direction())
          && !there.contains(open.key())
          && isUnknowable(open)) {
        throw removed(open, Resolution.commandLine(session, progress, part, open.key()));
      }
    }
  }

  /** Of those begun outside a transaction, only these cannot be asked for or done again. */
  private static boolean isUnknowable(OpenStatement open) {
    Seen seen = open.seen();
    if (seen == null) {
      return true;
    }
    TransactionUse use = TransactionUse.of(new SqlStatement(seen.masked(), seen.line()));
    return !(use instanceof TransactionUse.Repeatable)
        && !(use instanceof TransactionUse.CreatesIndex creates && !creates.index().isEmpty());
  }

  private static RunEnded removed(OpenStatement open, String call) {
    Seen seen = open.seen();
    return new RunEnded(
        Outcome.PARTLY_APPLIED,
        new Failure(
            Cause.SQL_ERROR,
            "An earlier run began a statement that the script does not have any more, and whether"
                + " it was done cannot be seen.",
            "Look at the database. When it is as the script as it is now needs it: "
                + call
                + " --done. Then run again.",
            null,
            seen == null ? null : seen.file(),
            seen == null ? null : seen.line(),
            seen == null ? null : seen.masked(),
            true));
  }
}
