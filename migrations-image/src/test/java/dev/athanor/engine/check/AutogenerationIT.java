package dev.athanor.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.authoring.Naming;
import dev.athanor.engine.authoring.NewScript;
import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.authoring.ScriptAuthor;
import dev.athanor.engine.authoring.ScriptTemplate;
import dev.athanor.engine.catalog.Catalog;
import dev.athanor.engine.catalog.CatalogReader;
import dev.athanor.engine.catalog.Comparison;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.check.AutogenerateAnswer.Generated;
import dev.athanor.engine.check.Autogeneration.Draft;
import dev.athanor.engine.check.CheckAnswer.Compared;
import dev.athanor.engine.check.SchemaPairs.Pair;
import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.TestDatabase;
import dev.athanor.engine.script.ScriptDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From one schema to another and back, by scripts that nobody has edited. */
class AutogenerationIT {

  static Stream<Pair> whole() {
    return SchemaPairs.WHOLE.stream();
  }

  static Stream<Pair> leftToAPerson() {
    return SchemaPairs.LEFT_TO_A_PERSON.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("whole")
  void theScriptLeadsThereAndBack(Pair pair, @TempDir Path folder) throws Exception {
    TestDatabase database = TestDatabase.create();
    CheckHarness check = begun(pair, database, folder);
    Catalog start = read(database);
    Generated generated = generated(check);
    assertThat(generated.warnings()).as(generated.draft().text()).isEmpty();
    assertThat(generated.differences()).isNotEmpty();
    assertThat(generated.drift()).isEmpty();

    check.upgrade();
    assertThat(((Compared) check.answer()).differences()).extracting(Difference::text).isEmpty();
    check.go(Way.DOWNGRADE, "a");
    assertThat(Comparison.differences(start, read(database)))
        .extracting(Difference::text)
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leftToAPerson")
  void whatIsLeftToAPersonIsSaid(Pair pair, @TempDir Path folder) throws Exception {
    TestDatabase database = TestDatabase.create();
    CheckHarness check = begun(pair, database, folder);
    Generated generated = generated(check);
    assertThat(generated.warnings()).as(generated.draft().text()).isNotEmpty();
    assertThat(String.join("\n", generated.warnings())).contains(pair.said());
    for (String warning : generated.warnings()) {
      assertThat(generated.draft().text()).contains(warning.substring(warning.indexOf(": ") + 2));
    }
    assertThat(folder.resolve("versions").toFile().list()).hasSize(2);
  }

  @Test
  void aLentShadowIsEmptyAgain(@TempDir Path folder) throws Exception {
    TestDatabase database = TestDatabase.create();
    CheckHarness check = begun(SchemaPairs.WHOLE.get(0), database, folder);
    TestDatabase lent = TestDatabase.create();
    check.shadow = lent.settings();
    String before = read(lent).fingerprint();
    assertThat(generated(check).warnings()).isEmpty();
    assertThat(check.shadows).hasSize(2).allMatch(name -> name.startsWith("lent "));
    assertThat(read(lent).fingerprint()).isEqualTo(before);
  }

  @Test
  void whatHasDriftedIsTold(@TempDir Path folder) throws Exception {
    TestDatabase database = TestDatabase.create();
    CheckHarness check = begun(SchemaPairs.WHOLE.get(0), database, folder);
    database.execute("CREATE TABLE scratch (x int)");
    Generated generated = generated(check);
    assertThat(generated.drift())
        .extracting(Difference::text)
        .containsExactly("remove table public.scratch with 1 column");
    assertThat(generated.draft().text()).doesNotContain("scratch");
  }

  private static CheckHarness begun(Pair pair, TestDatabase database, Path folder)
      throws Exception {
    new Project(folder).add("a", "", pair.start(), "");
    Path schema = folder.resolve("schema.sql");
    Files.writeString(schema, pair.wanted());
    CheckHarness check = new CheckHarness(database.settings(), folder);
    check.upgrade();
    check.schema = schema;
    return check;
  }

  /** Writes the script too. */
  private static Generated generated(CheckHarness check) throws Exception {
    ScriptAuthor author =
        new ScriptAuthor(
            check.locations(), Naming.DEFAULT, ScriptTemplate.DEFAULT, Clock.systemUTC());
    RevisionRequest request = new RevisionRequest("b", List.of(), false, List.of(), List.of());
    List<NewScript> scripts = new ArrayList<>();
    Generated generated =
        (Generated)
            check.autogenerate(
                bodies -> {
                  ScriptDirectory directory = ScriptDirectory.load(check.locations());
                  NewScript script = author.compose(directory, request, "b", null, bodies);
                  scripts.add(script);
                  return new Draft("b", script.text());
                });
    scripts.get(scripts.size() - 1).write();
    return generated;
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    CheckHarness nothing = new CheckHarness(database.settings(), Path.of("."));
    try (Connection connection = database.connect()) {
      return CatalogReader.withoutGrants().read(connection, nothing.table);
    }
  }
}
