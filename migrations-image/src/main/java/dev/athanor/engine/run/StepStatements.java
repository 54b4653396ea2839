package dev.athanor.engine.run;

import static java.util.Objects.requireNonNull;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.script.ScriptChanged;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a step's part, one after the other. A part that is not the one that the plan
 * was made of ends the run, before its last statement's effects are committed.
 */
final class StepStatements implements AutoCloseable {

  private final PreparedStep step;
  private final BooleanSupplier partlyChanged;
  private final StatementReader reader;
  private @Nullable SqlStatement current;
  private int number;
  private int withRows;

  private StepStatements(PreparedStep step, BooleanSupplier partlyChanged, StatementReader reader) {
    this.step = step;
    this.partlyChanged = partlyChanged;
    this.reader = reader;
  }

  /**
   * Begins to read.
   *
   * @param partlyChanged whether the database is between two revisions when the part turns out to
   *     be another
   */
  static StepStatements of(PreparedStep step, BooleanSupplier partlyChanged) throws RunEnded {
    try {
      return new StepStatements(
          step, partlyChanged, new StatementReader(step.part().open(), step.part().firstLine()));
    } catch (IOException e) {
      throw ended(e, step, partlyChanged);
    }
  }

  /** Reads a part to its end before anything of it runs that no one can take back. */
  static void verify(PreparedStep step, BooleanSupplier partlyChanged) throws RunEnded {
    char[] piece = new char[8192];
    try (Reader text = step.part().open()) {
      while (text.read(piece) >= 0) {}
    } catch (IOException e) {
      throw ended(e, step, partlyChanged);
    }
  }

  /** Goes to the next statement; false behind the last. */
  boolean next() throws RunEnded {
    try {
      current = reader.next();
    } catch (IOException | SqlSyntaxException e) {
      throw ended(e, step, partlyChanged);
    }
    number++;
    withRows += current != null && current.hasData() ? 1 : 0;
    return current != null;
  }

  SqlStatement current() {
    return requireNonNull(current);
  }

  /** What the current statement is known by, with the rows behind it. */
  String fingerprint() {
    return current().hasData()
        ? step.survey().fingerprintsWithRows().get(withRows - 1)
        : current().fingerprint();
  }

  RunningStatement running() {
    return new RunningStatement(
        step.revision(), step.file(), number, step.survey().statements(), current());
  }

  /** The next rows behind the current statement; null behind the last of them. */
  @Nullable String rows() throws RunEnded {
    try {
      return reader.nextRows();
    } catch (IOException | SqlSyntaxException e) {
      throw ended(e, step, partlyChanged);
    }
  }

  /** What was sound when the plan was made, and now is not, was changed. */
  static RunEnded ended(Exception e, PreparedStep step, BooleanSupplier partlyChanged) {
    boolean changed = partlyChanged.getAsBoolean();
    Outcome outcome = changed ? Outcome.PARTLY_APPLIED : Outcome.FAILED;
    IOException reason = e instanceof IOException read ? read : new ScriptChanged();
    return unreadable(outcome, reason, step.file(), changed);
  }

  static RunEnded unreadable(
      Outcome outcome, IOException reason, String file, boolean partlyChanged) {
    boolean changed = reason instanceof ScriptChanged;
    return new RunEnded(
        outcome,
        new Failure(
            Cause.INVALID_SCRIPT,
            changed
                ? "The script was changed while the run was at work; the plan was made of what it"
                    + " said before."
                : "The script cannot be read: " + reason.getMessage(),
            changed ? "Run again: a new plan is made of what it says now." : null,
            null,
            file,
            null,
            null,
            partlyChanged));
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      // Nothing is written to it: what was read is known to be right.
    }
  }
}
