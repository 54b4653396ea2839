package dev.athanor.engine.command;

import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.run.VersionTableCreation;
import dev.athanor.engine.run.VersionTableCreation.Ensured;

/** {@code ensure_version}: the version table is there. */
final class EnsureVersionCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    Ensured ensured;
    try {
      ensured = VersionTableCreation.ensure(call.database(), call.settings().versionTable());
    } catch (Unreadable e) {
      throw CommandFailed.because(e);
    }
    String table = ensured.table().qualified();
    if (call.json()) {
      call.console()
          .result(
              JsonLine.of(
                  json -> {
                    json.writeStringField("versionTable", table);
                    json.writeBooleanField("created", ensured.created());
                  }));
    } else {
      call.console()
          .say(
              ensured.created()
                  ? "Created the version table " + table
                  : "The version table " + table + " is there");
    }
    return 0;
  }
}
