package dev.athanor.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keeps the rooms of the engine apart: what a room may know of the others, and of the world. */
@AnalyzeClasses(
    packages = "dev.athanor.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  private static final String ENGINE = "dev.athanor.engine.";
  private static final String GRAPH = ENGINE + "graph";
  private static final String PLAN = ENGINE + "plan";
  private static final String OFFLINE = ENGINE + "offline";
  private static final String SQL = ENGINE + "sql";
  private static final String SCRIPT = ENGINE + "script";
  private static final String LISTING = ENGINE + "listing";
  private static final String DRAWING = ENGINE + "drawing";
  private static final String JSON = ENGINE + "json";
  private static final String AUTHORING = ENGINE + "authoring";
  private static final String SETTINGS = ENGINE + "settings";
  private static final String DIGEST = ENGINE + "digest";
  private static final String SPELLING = ENGINE + "spelling";

  @ArchTest static final ArchRule graphKnowsNoOtherRoom = knowsOnly(GRAPH);

  @ArchTest static final ArchRule planKnowsOnlyTheGraph = knowsOnly(PLAN, GRAPH);

  @ArchTest
  static final ArchRule scriptKnowsOnlyTheGraphHashesAndSpelling =
      knowsOnly(SCRIPT, GRAPH, DIGEST, SPELLING);

  @ArchTest static final ArchRule listingKnowsOnlyTheGraphAndJson = knowsOnly(LISTING, GRAPH, JSON);

  @ArchTest static final ArchRule drawingKnowsOnlyTheGraph = knowsOnly(DRAWING, GRAPH);

  @ArchTest static final ArchRule jsonKnowsNoOtherRoom = knowsOnly(JSON);

  @ArchTest
  static final ArchRule offlineKnowsOnlyPlansScriptsAndSql =
      knowsOnly(OFFLINE, GRAPH, PLAN, SCRIPT, SQL);

  @ArchTest
  static final ArchRule authoringKnowsOnlyScripts = knowsOnly(AUTHORING, GRAPH, SCRIPT, SPELLING);

  @ArchTest
  static final ArchRule settingsKnowWhatTheySet = knowsOnly(SETTINGS, AUTHORING, SCRIPT, SPELLING);

  @ArchTest static final ArchRule digestKnowsNoOtherRoom = knowsOnly(DIGEST);

  @ArchTest static final ArchRule spellingKnowsNoOtherRoom = knowsOnly(SPELLING);

  @ArchTest
  static final ArchRule noneKnowsDatabases =
      noClasses()
          .that()
          .resideInAnyPackage(
              GRAPH, PLAN, LISTING, OFFLINE, DRAWING, JSON, SCRIPT, AUTHORING, SETTINGS, DIGEST,
              SPELLING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule onlyScriptReadsFiles =
      noClasses()
          .that()
          .resideInAnyPackage(GRAPH, PLAN, DRAWING, DIGEST, SPELLING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..");

  /** {@link Appendable} itself may throw {@link java.io.IOException}. */
  @ArchTest
  static final ArchRule offlineOpensNoFiles =
      noClasses()
          .that()
          .resideInAPackage(OFFLINE)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.nio\\.file\\.Files|java\\.io\\.File.*|java\\.net\\..*");

  @ArchTest
  static void everyRoomSaysWhatItIsFor(JavaClasses classes) {
    Set<String> rooms =
        classes.stream()
            .map(type -> type.getPackageName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described =
        classes.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(type -> type.getPackageName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isNotEmpty().isEqualTo(rooms);
  }

  private static ArchRule knowsOnly(String room, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(room)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "live in other rooms",
                type ->
                    type.getPackageName().startsWith(ENGINE)
                        && !type.getPackageName().equals(room)
                        && !Set.of(others).contains(type.getPackageName())));
  }
}
