package dev.athanor.operator.decide;

import dev.athanor.operator.observe.Snapshot;
import java.util.Optional;

/**
 * One question of the planner. A gate that has nothing to say lets the snapshot pass to the next
 * one.
 */
interface Gate {
  Optional<Decision> check(Snapshot snapshot);
}
