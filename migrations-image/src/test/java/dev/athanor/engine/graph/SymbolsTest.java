package dev.athanor.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTest {

  private static final RevisionGraph GRAPH =
      Graphs.graph(
          "root, abcd1 < root # lefty, abce2 < abcd1, right1 < root # righty, alone ~ abce2 # solo");

  private final Symbols symbols = new Symbols(GRAPH);

  @ParameterizedTest
  @CsvSource({
    "root, root",
    "lefty, abcd1",
    "abcd, abcd1",
    "r, AMBIGUOUS",
    "ro, root",
    "abc, AMBIGUOUS",
    "nope, NOT_FOUND",
    "'', INVALID",
    "lefty@head, abce2",
    "abcd1@head, abce2",
    "righty@abcd1, NOT_FOUND",
    "nope@head, NOT_FOUND",
    "head, MULTIPLE_HEADS",
    "lefty@base, base",
    "nope@base, NOT_FOUND",
    "base, base",
    "root@head, MULTIPLE_HEADS",
    "alon, alone",
    "-1, NOT_FOUND"
  })
  void resolvesOne(String symbol, String expected) {
    String found;
    try {
      found = symbols.resolveOne(symbol).map(Revision::id).orElse("base");
    } catch (RevisionException e) {
      found = e.kind().name();
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void headsAreEffectiveButHeadsOfABranchAreNot() {
    assertThat(symbols.resolve("heads"))
        .containsExactly(new Place.At("right1"), new Place.At("alone"));
    assertThat(symbols.resolve("root@heads"))
        .containsExactly(new Place.At("abce2"), new Place.At("right1"));
    assertThat(symbols.resolve("base")).isEmpty();
    assertThat(symbols.resolve("-1")).containsExactly(new Place.At("root"), Place.Edge.BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope | Can't locate revision identified by 'nope' | No such revision or branch 'nope'",
        "no | Can't locate revision identified by 'no' | No such revision or branch 'no'; please ensure at least four characters are present for partial revision identifier matches",
        "abc | Can't locate revision identified by 'abc' | Multiple revisions start with 'abc': 'abcd1', 'abce2'...",
        "righty@abcd1 | Can't locate revision identified by 'abcd1' | Revision abcd1 is not a member of branch 'righty'",
        "nope@head | Can't locate revision identified by 'nope' | No such revision or branch 'nope'",
        "nope@base | Can't locate revision identified by 'nope' | No such branch: 'nope'",
        "head | Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads | Multiple heads are present for given argument 'head'; abce2, right1, alone"
      })
  void saysWhatAlembicPrintsAndWhy(String symbol, String printed, String detail) {
    RevisionException e =
        catchThrowableOfType(RevisionException.class, () -> symbols.resolveOne(symbol));

    assertThat(e).hasMessage(printed);
    assertThat(e.detail()).isEqualTo(detail);
  }

  @Test
  void anAmbiguousWalkNamesItsWays() {
    RevisionException e =
        catchThrowableOfType(
            RevisionException.class, () -> new Targets(GRAPH).upgrade(List.of("root"), "+1"));

    assertThat(e).hasMessage("Ambiguous walk");
    assertThat(e.detail())
        .isEqualTo(
            "There are several ways from root: abcd1, right1; name the revision to go to instead"
                + " of a number of steps");
  }

  @Test
  void aFaultInsideATargetIsToldOfTheTarget() {
    RevisionException e =
        catchThrowableOfType(RevisionException.class, () -> symbols.resolveOne("head"));

    assertThat(e.withinTarget("head-1").getMessage()).contains("for given argument 'head-1'");
    assertThat(e.withinTarget("head-1").kind()).isEqualTo(Kind.MULTIPLE_HEADS);
  }
}
