package dev.athanor.operator.job;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.operator.observe.RunKind;
import dev.athanor.operator.observe.Snapshot.Identity;

/**
 * Names a Job by what it is for, so that the same intention always has the same name: an operator
 * that comes back from a crash, or that reads a stale cache, meets AlreadyExists instead of
 * starting a second run.
 */
public final class JobName {
  /** A Job's name becomes a label value of its Pods, and those end at 63 characters. */
  private static final int MAX_LENGTH = 63;

  private static final int HASH_LENGTH = 10;

  private JobName() {}

  /** The name for one attempt of one generation of one resource. */
  public static String of(Identity owner, long generation, int attempt, RunKind kind) {
    String hash =
        Sha256.of("%s/%d/%d/%s".formatted(owner.uid(), generation, attempt, kind))
            .hex()
            .substring(0, HASH_LENGTH);
    String stem = owner.name();
    int room = MAX_LENGTH - HASH_LENGTH - 1;
    if (stem.length() > room) {
      stem = stem.substring(0, room);
    }
    return stem.replaceAll("[.-]+$", "").replace('.', '-') + "-" + hash;
  }
}
