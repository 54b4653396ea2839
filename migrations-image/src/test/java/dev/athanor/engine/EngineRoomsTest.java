package dev.athanor.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps the rooms around the run apart, as {@link RoomsTest} does with those of the graph. */
@AnalyzeClasses(
    packages = "dev.athanor.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class EngineRoomsTest {

  private static final String REPORT = "dev.athanor.engine.report";
  private static final String SQL = "dev.athanor.engine.sql";
  private static final String LINE = "dev.athanor.engine.line";
  private static final String CONSOLE = "dev.athanor.engine.console";
  private static final String COMMAND = "dev.athanor.engine.command";
  private static final String CLI = "dev.athanor.engine.cli";
  private static final String RUN = "dev.athanor.engine.run";
  private static final String DATABASE = "dev.athanor.engine.database";
  private static final String DIGEST = "dev.athanor.engine.digest";
  private static final String CATALOG = "dev.athanor.engine.catalog";
  private static final String AUTOGENERATE = "dev.athanor.engine.autogenerate";
  private static final String CHECK = "dev.athanor.engine.check";
  private static final String HISTORY = "dev.athanor.engine.history";

  @ArchTest
  static final ArchRule reportKnowsNoOtherRoom =
      noClasses()
          .that()
          .resideInAPackage(REPORT)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.athanor..").and(resideInAPackage(REPORT).negate()));

  @ArchTest
  static final ArchRule sqlIsTextAlone =
      noClasses()
          .that()
          .resideInAPackage(SQL)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.sql..")
                  .or(resideInAPackage("org.postgresql.."))
                  .or(resideInAPackage("dev.athanor..").and(resideOutsideOfPackages(SQL, DIGEST))));

  @ArchTest
  static final ArchRule databaseKnowsOnlyTheReport =
      noClasses()
          .that()
          .resideInAPackage(DATABASE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, RUN, HISTORY, SQL, "dev.athanor.engine.graph..");

  @ArchTest
  static final ArchRule historyKnowsOnlyTheDatabase =
      noClasses()
          .that()
          .resideInAPackage(HISTORY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, RUN, SQL, REPORT, "dev.athanor.engine.graph..");

  @ArchTest
  static final ArchRule catalogKnowsOnlyTheDatabaseAndHashes =
      noClasses()
          .that()
          .resideInAPackage(CATALOG)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.athanor..")
                  .and(resideOutsideOfPackages(CATALOG, DATABASE, DIGEST)));

  @ArchTest
  static final ArchRule autogenerateKnowsOnlyTheCatalogAndRunsNothing =
      noClasses()
          .that()
          .resideInAPackage(AUTOGENERATE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.sql..")
                  .or(
                      resideInAPackage("dev.athanor..")
                          .and(resideOutsideOfPackages(AUTOGENERATE, CATALOG, DATABASE))));

  @ArchTest
  static final ArchRule onlyCommandsKnowTheCheck =
      noClasses()
          .that()
          .resideOutsideOfPackages(CHECK, COMMAND)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CHECK);

  @ArchTest
  static final ArchRule theRunKnowsNoCatalog =
      noClasses()
          .that()
          .resideOutsideOfPackages(CATALOG, AUTOGENERATE, CHECK, COMMAND)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CATALOG);

  @ArchTest
  static final ArchRule theLineKnowsOnlySpelling =
      noClasses()
          .that()
          .resideInAPackage(LINE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.athanor..")
                  .and(resideOutsideOfPackages(LINE, "dev.athanor.engine.spelling")));

  @ArchTest
  static final ArchRule onlyCommandsAndTheProcessKnowWhatIsTyped =
      noClasses()
          .that()
          .resideOutsideOfPackages(LINE, CONSOLE, COMMAND, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LINE, CONSOLE, COMMAND);

  @ArchTest
  static final ArchRule theConsoleKnowsNoCommand =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(COMMAND, "java.sql..");

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI);

  @ArchTest
  static final ArchRule onlyTheCommandLineSpeaksAndEndsTheProcess =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);
}
