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

  /** Runs the statement that was read last of a step's part. */
  void run(Session session, StepStatements statements) throws StepFailed, RunEnded, Stopped {
    SqlStatement statement = statements.current();
    RunningStatement running = statements.running();
    events.statementStarted(running);
    long begun = System.nanoTime();
    boolean done = false;
    try {
      session.run(statement, statements::rows, stop);
      done = true;
    } catch (SQLException e) {
      throw StepFailed.in(statement, e);
    } finally {
      if (!done) {
        events.statementFailed(running);
      }
    }
    events.statementFinished(running, Duration.ofNanos(System.nanoTime() - begun));
  }
}
