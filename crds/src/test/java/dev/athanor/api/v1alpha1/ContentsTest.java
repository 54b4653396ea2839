package dev.athanor.api.v1alpha1;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.athanor", importOptions = ImportOption.DoNotIncludeTests.class)
class ContentsTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_OF_ATHANOR =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of another part of Athanor",
                  type ->
                      type.getPackageName().startsWith("dev.athanor")
                          && !type.getPackageName().equals("dev.athanor.api.v1alpha1")));

  @ArchTest
  static final ArchRule HOLDS_VALUES_ONLY =
      classes()
          .that()
          .areNotRecords()
          .and()
          .areNotEnums()
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .be(DatabaseMigration.class)
          .orShould()
          .be(Defaults.class)
          .orShould()
          .be(Limits.class)
          .orShould()
          .be(Rules.class)
          .orShould()
          .be(OrUnrecognized.class);
}
