package dev.athanor.engine.run;

import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Runs the statements of scripts, and tells of each. */
final class ScriptStatements {

  private final RunEvents events;
  private final StopSignal stop;
  private final Set<String> told = new HashSet<>();

  ScriptStatements(RunEvents events, StopSignal stop) {
    this.events = events;
    this.stop = stop;
  }

  /** Tells that a step begins, though not again when it is repeated, unless it is time to stop. */
  void begin(PreparedStep step) throws Stopped {
    stop.check();
    if (told.add(step.revision())) {
      events.stepStarted(step.step());
    }
  }

  /** Runs the statement with that index of the step's part. */
  void run(Session session, PreparedStep step, int index) throws StepFailed, Stopped {
    SqlStatement statement = step.statements().get(index);
    RunningStatement running =
        new RunningStatement(
            step.revision(), step.file(), index + 1, step.statements().size(), statement);
    events.statementStarted(running);
    long begun = System.nanoTime();
    try {
      session.runScriptStatement(statement.text(), stop);
    } catch (SQLException e) {
      events.statementFailed(running);
      throw StepFailed.in(statement, e);
    } catch (Stopped e) {
      events.statementFailed(running);
      throw e;
    }
    events.statementFinished(running, Duration.ofNanos(System.nanoTime() - begun));
  }
}
