package dev.athanor.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.PrintStream;

@AnalyzeClasses(
    packages = "dev.athanor.sandbox",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheStoryPrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("..story..")
          .and()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .accessClassesThat()
          .areAssignableTo(PrintStream.class);

  @ArchTest
  static final ArchRule applyIsPure =
      classes()
          .that()
          .resideInAPackage("..inprocess.apply..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time",
              "com.fasterxml.jackson.databind..",
              "org.jspecify..",
              "..inprocess.apply..");

  @ArchTest
  static final ArchRule decisionsAboutJobsTouchNothing =
      noClasses()
          .that()
          .haveSimpleName("JobController")
          .or()
          .haveSimpleName("JobConditions")
          .or()
          .haveSimpleName("FailurePolicy")
          .or()
          .haveSimpleName("PodStatuses")
          .or()
          .haveSimpleName("PodFactory")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8.kubernetes.client..", "java.nio.file..");

  @ArchTest
  static final ArchRule roomsDependOneWay =
      SlicesRuleDefinition.slices().matching("dev.athanor.sandbox.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theInProcessServerHasNoClient =
      noClasses()
          .that()
          .resideInAPackage("..inprocess..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8.kubernetes.client..");
}
