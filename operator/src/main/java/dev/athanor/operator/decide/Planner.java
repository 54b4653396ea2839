package dev.athanor.operator.decide;

import dev.athanor.operator.observe.Snapshot;
import java.util.List;

/** Turns a snapshot into the one thing to do next, by asking the gates in a fixed order. */
public final class Planner {
  private static final List<Gate> GATES =
      List.of(
          // A new wish is acknowledged before anything is done for it.
          new AcknowledgeGate(),
          // Nothing overtakes a run: it is awaited, and its end is noted.
          new RunningJobGate(),
          new FinishedJobGate(),
          new PlanSqlGate(),
          // What makes this generation impossible, or finished with.
          new SpecGate(),
          new StalledGate(),
          new PlannedGate(),
          new ArrivedGate(),
          // What must be there before a run may begin.
          new SuspendGate(),
          new DependencyGate(),
          new SecretGate(),
          new BackoffGate(),
          new LookGate(),
          new StartGate());

  private Planner() {}

  /** The decision for this snapshot. The same snapshot always gives the same decision. */
  public static Decision decide(Snapshot snapshot) {
    for (Gate gate : GATES) {
      var decision = gate.check(snapshot);
      if (decision.isPresent()) {
        return decision.get();
      }
    }
    throw new IllegalStateException("The last gate always decides");
  }
}
