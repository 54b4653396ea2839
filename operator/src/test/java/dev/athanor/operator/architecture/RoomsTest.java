package dev.athanor.operator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** The rooms of the operator, and which doors are open between them. */
@AnalyzeClasses(
    packages = "dev.athanor.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
  private static final String[] PURE = {
    "..operator.decide..", "..operator.report..", "..operator.job..", "..operator.plan.."
  };

  @ArchTest
  static final ArchRule PURE_ROOMS_KNOW_NO_CLIENT =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client..",
              "io.javaoperatorsdk..",
              "java.sql..",
              "javax.sql..",
              "com.zaxxer..");

  @ArchTest
  static final ArchRule PURE_ROOMS_HAVE_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule OBSERVING_KNOWS_NO_ROOM_THAT_FOLLOWS =
      noClasses()
          .that()
          .resideInAPackage("..operator.observe..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..operator.decide..",
              "..operator.report..",
              "..operator.job..",
              "..operator.act..",
              "..operator.reconcile..");

  @ArchTest
  static final ArchRule DECIDING_KNOWS_NEITHER_REPORT_NOR_DEED =
      noClasses()
          .that()
          .resideInAPackage("..operator.decide..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..operator.report..", "..operator.act..", "..operator.reconcile..");

  @ArchTest
  static final ArchRule ONLY_THE_DOOR_KNOWS_THE_OPERATOR_SDK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.athanor.operator", "..operator.reconcile..", "..operator.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule ROOMS_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.athanor.operator.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_MAIN_TALKS_TO_THE_TERMINAL =
      noClasses()
          .that()
          .doNotHaveSimpleName("Main")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule CLASSES_ARE_FINAL =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .and()
          .areNotEnums()
          .should()
          .haveModifier(JavaModifier.FINAL);

  @ArchTest
  static void everyRoomSaysWhatItIsFor(JavaClasses operator) throws ClassNotFoundException {
    for (var room : operator.getPackage("dev.athanor.operator").getSubpackagesInTree()) {
      assertThat(
              Class.forName(room.getName() + ".package-info").isAnnotationPresent(NullMarked.class))
          .as(room.getName())
          .isTrue();
    }
  }
}
