package dev.athanor.engine.graph;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A symbol that counts steps: {@code [label@][symbol]+N} or {@code -N}.
 *
 * @param label the branch, null without one
 * @param symbol what to count from, null for the rows
 * @param written the number with its sign, as written
 * @param steps the number
 */
record RelativeSymbol(
    @Nullable String label, @Nullable String symbol, String written, BigInteger steps) {

  /** Python's {@code \w} and {@code \d}, which know all of Unicode's letters and digits. */
  private static final Pattern RELATIVE =
      Pattern.compile("(?:(.+?)@)?([\\p{L}\\p{N}_]+)?([+-]\\p{Nd}+)", Pattern.UNIX_LINES);

  private static final Pattern NEGATIVE = Pattern.compile("-\\p{Nd}+(?:_\\p{Nd}+)*");

  /** Reads a target. Like Alembic, looks at its beginning only: {@code abc+1junk} counts. */
  static Optional<RelativeSymbol> read(String target) {
    Matcher matcher = RELATIVE.matcher(target);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    String written = matcher.group(3);
    return Optional.of(
        new RelativeSymbol(matcher.group(1), matcher.group(2), written, new BigInteger(written)));
  }

  /** The number that a whole symbol is, if Python's {@code int} makes it a negative one. */
  static Optional<BigInteger> negative(String symbol) {
    String number = symbol.strip();
    return NEGATIVE.matcher(number).matches()
        ? Optional.of(new BigInteger(number.replace("_", ""))).filter(n -> n.signum() < 0)
        : Optional.empty();
  }

  /** A symbol kept to a branch, if there is one. */
  static String within(@Nullable String label, String symbol) {
    return label == null ? symbol : label + "@" + symbol;
  }

  boolean isUpward() {
    return steps.signum() > 0;
  }

  /** Alembic's words for too long a walk from the rows. */
  RevisionException tooFar(String relative) {
    return new RevisionException(
        RevisionException.Kind.NOT_REACHABLE,
        "Relative revision %s didn't produce %s migrations".formatted(relative, steps.abs()));
  }
}
