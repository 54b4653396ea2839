package dev.athanor.engine.fuzz;

import java.util.List;
import java.util.Random;

/** How the fuzz tests are seeded and how long they go on. */
public final class Fuzz {

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_122);

  private Fuzz() {}

  /** One that differs from round to round and is the same in every run with this seed. */
  public static Random random(int round) {
    return new Random(SEED * 1_000_003 + round);
  }

  public static int rounds(int sample) {
    return Integer.getInteger("fuzz.rounds", sample);
  }

  /** What a failure has to say to be had again. */
  public static String told(int round) {
    return "-Dfuzz.seed=%d, round %d".formatted(SEED, round);
  }

  public static <T> T oneOf(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
