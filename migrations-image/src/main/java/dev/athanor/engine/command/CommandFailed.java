package dev.athanor.engine.command;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.console.Summary;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.run.CurrentRows.Unreadable;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.script.ScriptException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command has no result; the message is a sentence that says why, in Alembic's words if it has
 * any.
 */
public final class CommandFailed extends Exception {

  private static final long serialVersionUID = 1L;

  /** The exit code of a question whose honest answer is no. */
  static final int NO = 1;

  private final int exitCode;
  private final @Nullable String reason;

  private CommandFailed(int exitCode, String message, @Nullable String reason) {
    super(message);
    this.exitCode = exitCode;
    this.reason = reason;
  }

  static CommandFailed because(RevisionException e) {
    String message = String.valueOf(e.getMessage());
    Outcome outcome =
        e.kind() == RevisionException.Kind.UNKNOWN_ROW
            ? Outcome.UNKNOWN_REVISION
            : Outcome.TARGET_REFUSED;
    return new CommandFailed(
        outcome.exitCode(), message, e.detail().equals(message) ? null : e.detail());
  }

  static CommandFailed because(ScriptException e) {
    return new CommandFailed(Outcome.USAGE.exitCode(), String.valueOf(e.getMessage()), null);
  }

  static CommandFailed because(GraphException e) {
    return with(Outcome.USAGE, String.valueOf(e.getMessage()));
  }

  static CommandFailed because(AuthoringException e) {
    return with(Outcome.USAGE, e.getMessage());
  }

  static CommandFailed because(Unreadable e) {
    return new CommandFailed(e.outcome().exitCode(), String.valueOf(e.getMessage()), null);
  }

  static CommandFailed because(RunEnded e) {
    List<String> lines = Summary.failure(RunReport.unread(null, e.outcome(), e.failure()));
    String rest = String.join("\n", lines.subList(1, lines.size())).strip();
    return new CommandFailed(e.outcome().exitCode(), lines.get(0), rest.isEmpty() ? null : rest);
  }

  static CommandFailed with(Outcome outcome, String message) {
    return new CommandFailed(outcome.exitCode(), message, null);
  }

  /** The answer to the question is no. */
  static CommandFailed no(String message) {
    return new CommandFailed(NO, message, null);
  }

  /** The answer to the question is no, and there is something behind it. */
  static CommandFailed no(String message, String reason) {
    return new CommandFailed(NO, message, reason);
  }

  public int exitCode() {
    return exitCode;
  }

  /** What is behind the message; null where that says it all. */
  public @Nullable String reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
