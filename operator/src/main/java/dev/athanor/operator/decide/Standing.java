package dev.athanor.operator.decide;

import dev.athanor.api.v1alpha1.Reason;

/**
 * Where the resource stands, in the words the user will read.
 *
 * @param message a sentence that stays the same while nothing changes: no timestamps, no counters
 */
public record Standing(Reason reason, Posture posture, String message) {

  /** A standing with the posture its reason usually has. */
  public static Standing of(Reason reason, String message) {
    return new Standing(reason, Posture.of(reason), message);
  }
}
