package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Step;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.PartSurvey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {

  /** A capital is a part outside transactions. */
  @ParameterizedTest
  @CsvSource({
    "'',     SINGLE,        ''",
    "abc,    SINGLE,        abc",
    "abc,    PER_MIGRATION, a b c",
    "A,      SINGLE,        A",
    "aBc,    SINGLE,        a B c",
    "ABcdE,  SINGLE,        A B cd E",
    "abCDef, SINGLE,        ab C D ef",
    "abCd,   PER_MIGRATION, a b C d",
  })
  void partsEndTransactions(String steps, Transactions transactions, String expected) {
    List<String> stretches = new ArrayList<>();
    for (Stretch stretch : Stretch.of(prepared(steps), transactions)) {
      StringBuilder ids = new StringBuilder();
      stretch.steps().forEach(step -> ids.append(step.revision()));
      assertThat(stretch.autocommit()).isEqualTo(Character.isUpperCase(ids.charAt(0)));
      stretches.add(ids.toString());
    }
    assertThat(String.join(" ", stretches)).isEqualTo(expected);
  }

  private static List<PreparedStep> prepared(String ids) {
    List<PreparedStep> steps = new ArrayList<>();
    for (String id : ids.codePoints().mapToObj(Character::toString).toList()) {
      ScriptPart part = new ScriptPart("", 1, Character.isUpperCase(id.charAt(0)));
      Revision revision = new Revision(id, List.of(), List.of(), List.of(), "");
      Script script =
          new Script(Path.of(id + ".sql"), revision, "", "", Optional.of(part), Optional.empty());
      steps.add(
          new PreparedStep(
              new Step(Direction.UPGRADE, revision, List.of()),
              script,
              part,
              id + ".sql",
              PartSurvey.EMPTY));
    }
    return steps;
  }
}
