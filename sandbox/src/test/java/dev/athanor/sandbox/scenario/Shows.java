package dev.athanor.sandbox.scenario;

import dev.athanor.api.v1alpha1.Reason;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a user sees in this scenario. The {@link Witness} checks the claim against every version of
 * every resource of the scenario's namespace; {@code EverythingIsShownTest} checks that all
 * scenarios together leave nothing out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Shows {
  /** Reasons that the condition Ready carried. */
  Reason[] reason() default {};

  /**
   * Members that had a value, as the reference writes them: {@code spec.sql.lockTimeout}, {@code
   * status.history[].outcome}. Only the innermost are named; {@code spec.podTemplate} is one.
   */
  String[] field() default {};

  /** Types of conditions that were there. */
  String[] condition() default {};
}
