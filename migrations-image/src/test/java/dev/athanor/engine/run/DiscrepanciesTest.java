package dev.athanor.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.history.KnownHistory;
import dev.athanor.engine.history.KnownHistory.Kind;
import dev.athanor.engine.history.KnownHistory.Mention;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptPart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts say beside what the history knows, without a database. The graph: a, b, c. */
class DiscrepanciesTest {

  private static final String SQL = "SELECT 1;";

  private final Map<String, Mention> mentions = new TreeMap<>();
  private @Nullable List<String> rows;
  private long rowsEntry;
  private boolean whole = true;
  private Project project;

  @BeforeEach
  void begin(@TempDir Path folder) {
    project = new Project(folder).add("a", "", SQL, SQL).add("b", "a", SQL, SQL);
    project.add("c", "b", SQL, SQL);
  }

  private void ran(long entry, String revision, String... parents) {
    mention(entry, revision, Kind.RAN, parents);
  }

  private void mention(long entry, String revision, Kind kind, String... parents) {
    boolean script = kind == Kind.RAN || kind == Kind.ACCEPTED;
    String checksum = script ? new ScriptPart(SQL, 1, false).checksum() : null;
    mentions.put(revision, new Mention(entry, kind, checksum, Arrays.asList(parents), List.of()));
  }

  /** {@code inserted b}, …, for a database at these rows. */
  private List<String> found(String... now) {
    KnownHistory known = new KnownHistory(9, null, rows, rowsEntry, whole, mentions);
    return Discrepancies.find(known, ScriptDirectory.load(project.folder()), Arrays.asList(now))
        .stream()
        .map(each -> each.kind().wire() + " " + each.revision())
        .toList();
  }

  @Test
  void whatWasRunAsItIsIsNone() {
    ran(1, "a");
    ran(2, "b", "a");
    assertThat(found("b")).isEmpty();
  }

  @Test
  void anEditedUpgradePart() {
    ran(1, "a");
    ran(2, "b", "a");
    project.add("b", "a", "SELECT 2;", "SELECT 3;");
    assertThat(found("b")).containsExactly("edited b");
  }

  @Test
  void anEditOfTheDowngradePartOrOfTrailingBlanksIsFine() {
    ran(1, "a");
    project.add("a", "", SQL + "  ", "SELECT 'better';");
    assertThat(found("a")).isEmpty();
  }

  @Test
  void whatIsNotAppliedMayBeEdited() {
    ran(1, "a");
    mention(3, "b", Kind.TAKEN_BACK);
    project.add("b", "a", "SELECT 2;", SQL);
    assertThat(found("a")).isEmpty();
  }

  @Test
  void whatWasAcceptedOrStampedIsTakenAsItIs() {
    mention(1, "a", Kind.STAMPED);
    mention(2, "b", Kind.ACCEPTED, "a");
    project.add("a", "", "SELECT 2;", SQL);
    assertThat(found("b")).isEmpty();
    project.add("b", "a", "SELECT 2;", SQL);
    assertThat(found("b")).containsExactly("edited b");
  }

  @Test
  void whatCameInBelowAndWasNeverRun() {
    ran(1, "a");
    ran(2, "c", "a");
    assertThat(found("c")).containsExactly("inserted b");
  }

  @Test
  void aNewBaseBelowEverything() {
    ran(2, "b");
    ran(3, "c", "b");
    assertThat(found("c")).containsExactly("inserted a");
  }

  @Test
  void whatWasTakenBackAndIsBelowNow() {
    ran(1, "a");
    mention(3, "b", Kind.TAKEN_BACK);
    ran(2, "c", "a");
    assertThat(found("c")).containsExactly("inserted b");
  }

  /** No history that mentions everything, as of an older Athanor on a database from Alembic. */
  @Test
  void whatMayBeFromBeforeTheHistoryBeganIsNone() {
    whole = false;
    ran(2, "c", "b");
    assertThat(found("c")).isEmpty();
  }

  @Test
  void whatCameInBetweenTwoThatAnOlderAthanorRanIsToldAllTheSame() {
    whole = false;
    ran(1, "a");
    ran(2, "c", "a");
    assertThat(found("c")).containsExactly("inserted b");
  }

  /** Alembic ran b between two runs of Athanor's, and c stands on it since ever. */
  @Test
  void whatAnotherHandRanBetweenTwoOfAnOlderAthanorIsNone() {
    whole = false;
    ran(1, "a");
    ran(2, "c", "b");
    assertThat(found("c")).isEmpty();
  }

  @Test
  void whatAnotherHandAppliedSinceIsNone() {
    ran(1, "a");
    rows = List.of("a");
    rowsEntry = 1;
    assertThat(found("c")).isEmpty();
  }

  @Test
  void whatAnotherHandAppliedAgainIsNotEdited() {
    ran(1, "a");
    ran(2, "b", "a");
    rows = List.of("a");
    rowsEntry = 3;
    project.add("b", "a", "SELECT 2;", SQL);
    assertThat(found("b")).isEmpty();
  }

  @Test
  void whatAnOlderAthanorRanSinceIsStillCompared() {
    ran(1, "a");
    ran(4, "b", "a");
    rows = List.of("a");
    rowsEntry = 3;
    project.add("b", "a", "SELECT 2;", SQL);
    assertThat(found("b")).containsExactly("edited b");
  }

  /** What another hand did to c explains nothing of what came in below b. */
  @Test
  void whatCameInStaysSoWhenAnotherHandGoesOn() {
    ran(2, "b");
    rows = List.of("b");
    rowsEntry = 2;
    assertThat(found("c")).containsExactly("inserted a");
  }

  @Test
  void whatStandsElsewhereThanItDid() {
    ran(1, "a");
    ran(2, "b", "a");
    ran(3, "c", "b");
    project.add("c", "a", SQL, SQL);
    assertThat(found("c", "b")).containsExactly("repointed c");
  }

  /** Squashed: the parent's script is gone on purpose. */
  @Test
  void whatStoodOnAScriptThatIsGoneIsNone() {
    ran(1, "z");
    ran(2, "a", "z");
    assertThat(found("a")).isEmpty();
  }

  @Test
  void nothingKnownIsNothingToTell() {
    whole = false;
    assertThat(found("c")).isEmpty();
  }
}
