package dev.athanor.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.graph.Graphs;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.graph.UnknownRowsException;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.StampPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Whatever is written as a symbol names something or is refused with a sentence. */
class SymbolFuzzTest {

  private static final RevisionGraph GRAPH =
      Graphs.graph(
          "a1b2, a1b3 < a1b2 # lab, c4d5 < a1b3, c4d6 < a1b3 # other, e7 < c4d5 & c4d6,"
              + " ünï < a1b2, x, y.z < x ~ c4d5, _9 < y.z, 12 < e7");

  private static final List<String> PIECES =
      List.of(
          "head",
          "heads",
          "base",
          "current",
          "@",
          "+",
          "-",
          ":",
          "1",
          "2",
          "12",
          "0",
          "a1b",
          "a1b2",
          "c4d5",
          "c4d",
          "e7",
          "ünï",
          "x",
          "y.z",
          "_9",
          "lab",
          "other",
          "",
          " ",
          "_",
          ".",
          "٣",
          "99999999999999999999",
          "\n",
          "\0",
          "\uD83D",
          "%s",
          "'",
          "\u2028",
          "é");

  private static final List<BiFunction<List<String>, String, Plan>> PLANS =
      List.of(
          (rows, symbol) -> Planner.upgrade(GRAPH, rows, symbol),
          (rows, symbol) -> Planner.downgrade(GRAPH, rows, symbol),
          (rows, symbol) -> Planner.migrate(GRAPH, rows, symbol));

  @Test
  void everySymbolNamesSomethingOrIsRefused() {
    int understood = 0;
    int rounds = Fuzz.rounds(20_000);
    List<String> rows = List.of();
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      String symbol = symbol(random);
      understood += resolves(symbol, round) ? 1 : 0;
      stamps(rows, symbol, symbol(random), round);
      for (BiFunction<List<String>, String, Plan> plan : PLANS) {
        rows = next(plan, rows, symbol, random, round);
      }
    }
    assertThat(understood).as("symbols understood").isGreaterThan(rounds / 20);
  }

  private static boolean resolves(String symbol, int round) {
    try {
      for (Place place : new Symbols(GRAPH).resolve(symbol)) {
        assertThat(place instanceof Place.At at ? GRAPH.find(at.revision()).isPresent() : true)
            .isTrue();
      }
      new Symbols(GRAPH).resolveOne(symbol);
      return true;
    } catch (RevisionException e) {
      assertIsTold(e, symbol, round);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(symbol + " " + Fuzz.told(round), e);
    }
  }

  private static void stamps(List<String> rows, String symbol, String other, int round) {
    for (List<String> targets : List.of(List.of(symbol), List.of(symbol, other))) {
      try {
        StampPlan made = Planner.stamp(GRAPH, rows, targets, round % 5 == 0);
        assertThat(made.rowsAfter()).allMatch(row -> GRAPH.find(row).isPresent());
      } catch (RevisionException e) {
        assertIsTold(e, symbol, round);
      } catch (RuntimeException e) {
        throw new AssertionError(rows + " stamp " + targets + " " + Fuzz.told(round), e);
      }
    }
  }

  private static List<String> next(
      BiFunction<List<String>, String, Plan> plan,
      List<String> rows,
      String symbol,
      Random random,
      int round) {
    if (random.nextInt(50) == 0) {
      rows = List.of(symbol(random));
    }
    try {
      Plan made = plan.apply(rows, symbol);
      assertThat(plan.apply(rows, symbol)).as(symbol).isEqualTo(made);
      return random.nextBoolean() ? made.rowsAfter() : rows;
    } catch (RevisionException e) {
      assertIsTold(e, symbol, round);
      return e instanceof UnknownRowsException ? List.of() : rows;
    } catch (RuntimeException e) {
      throw new AssertionError(rows + " " + symbol + " " + Fuzz.told(round), e);
    }
  }

  private static void assertIsTold(RevisionException e, String symbol, int round) {
    assertThat(List.of(String.valueOf(e.getMessage()), e.detail()))
        .as(symbol + " " + Fuzz.told(round))
        .allMatch(sentence -> sentence.length() > 10);
  }

  private static String symbol(Random random) {
    List<String> pieces = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      pieces.add(Fuzz.oneOf(random, PIECES));
    }
    return String.join("", pieces);
  }
}
