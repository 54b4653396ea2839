package dev.athanor.engine.command;

import dev.athanor.engine.console.Console;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.CurrentRows;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import java.util.List;

/**
 * A command as it was called: what was written, what that and the settings mean, and where to
 * answer.
 */
public record Call(Command command, Arguments arguments, Settings settings, Console console) {

  /** The first operand. */
  String operand() {
    return arguments.words().get(0);
  }

  boolean has(Option option) {
    return arguments.has(option);
  }

  boolean json() throws UsageException {
    return settings.json();
  }

  /** The scripts, all of them sound. */
  ScriptDirectory scripts() throws CommandFailed {
    try {
      return ScriptDirectory.load(settings.project().locations());
    } catch (ScriptException e) {
      throw CommandFailed.because(e);
    }
  }

  RevisionGraph graph() throws CommandFailed {
    return scripts().graph();
  }

  DatabaseSettings database() {
    DatabaseSettings database = DatabaseSettings.fromEnvironment(arguments.environment());
    database.warning().ifPresent(console::warn);
    return database;
  }

  /** The rows of the version table now. */
  List<String> rows() throws CommandFailed {
    try {
      return CurrentRows.read(database(), settings.versionTable());
    } catch (Unreadable e) {
      throw CommandFailed.because(e);
    }
  }

  void print(List<String> lines) {
    lines.forEach(console::result);
  }
}
