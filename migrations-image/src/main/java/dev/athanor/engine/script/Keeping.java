package dev.athanor.engine.script;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How much text of parts is kept in memory: all short ones, and longer ones as long as they are
 * few. What is not kept is read from its file again. For any number of threads.
 */
final class Keeping {

  private static final int SHORT = 4 << 10;
  static final int LONG = 64 << 10;
  private static final int ALL_LONG_ONES = 8 << 20;

  private final AtomicInteger left = new AtomicInteger(ALL_LONG_ONES);

  /** How many characters the next part may have to be kept. */
  int most() {
    return left.get() > 0 ? LONG : SHORT;
  }

  void keeps(@Nullable ScriptPart part) {
    if (part != null && part.text() instanceof PartText.Held held && held.sql().length() > SHORT) {
      int unused = left.addAndGet(-held.sql().length());
    }
  }
}
