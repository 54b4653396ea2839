package dev.athanor.engine.command;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.offline.OfflineRefused;
import dev.athanor.engine.offline.OfflineScript;
import dev.athanor.engine.offline.OfflineSettings;
import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.script.ScriptChanged;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code upgrade}, {@code downgrade} and {@code stamp} with {@code --sql}: a script, no run. */
final class SqlCommand implements Action {

  /** What is said to a run on a database, of which there is none. */
  private static final List<Option> OF_A_RUN =
      List.of(Option.FROM, Option.PLAN_ID, Option.PLAN_ONLY, Option.POLICY);

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    for (Option option : OF_A_RUN) {
      if (call.has(option)) {
        throw new UsageException(
            "--sql prints a script and looks at no database, so %s cannot be kept; leave one of them out."
                .formatted(option.written()));
      }
    }
    OfflineScript script = script(call);
    script.warnings().forEach(call.console()::warn);
    try {
      print(script, call);
    } catch (ScriptChanged e) {
      throw CommandFailed.with(
          Outcome.FAILED,
          "A script was changed while it was printed; what was printed is not whole. Print it again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  private static OfflineScript script(Call call) throws CommandFailed {
    OfflineSettings settings = settings(call);
    ScriptDirectory scripts = call.scripts();
    try {
      return switch (call.command()) {
        case UPGRADE -> OfflineScript.upgrade(scripts, call.operand(), settings);
        case DOWNGRADE -> OfflineScript.downgrade(scripts, call.operand(), settings);
        case STAMP ->
            OfflineScript.stamp(
                scripts.graph(), call.arguments().words(), call.has(Option.PURGE), settings);
        default -> throw new IllegalStateException("no script of " + call.command());
      };
    } catch (RevisionException e) {
      throw e.kind() == RevisionException.Kind.INVALID
          ? CommandFailed.with(Outcome.USAGE, String.valueOf(e.getMessage()))
          : CommandFailed.because(e);
    } catch (OfflineRefused e) {
      throw CommandFailed.with(
          e.isIrreversible() ? Outcome.TARGET_REFUSED : Outcome.USAGE,
          String.valueOf(e.getMessage()));
    }
  }

  /** Its transactions are those of a run: a stamp has one, and so have migrations where wanted. */
  private static OfflineSettings settings(Call call) {
    VersionTable table = call.settings().versionTable();
    boolean one =
        call.command() == Command.STAMP
            || call.settings().transactions() == RunRequest.Transactions.SINGLE;
    return new OfflineSettings(
        table.name(), table.schema(), true, one ? Transactions.ONE : Transactions.PER_MIGRATION);
  }

  private static void print(OfflineScript script, Call call) throws IOException, UsageException {
    if (call.json()) {
      StringBuilder sql = new StringBuilder();
      script.writeTo(sql);
      call.console().result(described(script, sql.toString()));
    } else {
      script.writeTo(call.console().results());
    }
  }

  private static String described(OfflineScript script, String sql) {
    return JsonLine.of(
        json -> {
          JsonLine.strings(json, "steps", script.running());
          json.writeStringField("sql", sql);
        });
  }
}
