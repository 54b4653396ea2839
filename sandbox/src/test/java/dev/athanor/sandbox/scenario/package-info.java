/**
 * What users live through, told once and run on every API server and on a real cluster: the real
 * operator, the real runner, a real database.
 *
 * <p>A scenario says with {@link Shows} which reasons, conditions and members of the resource a
 * user sees in it:
 *
 * <pre>{@code
 * @Test
 * @Shows(
 *     reason = {Reason.DRIFT_DETECTED, Reason.APPLIED},
 *     condition = "Drifted",
 *     field = {"spec.policy.drift", "status.history[].outcome"})
 * void anotherHandIsNoticed() { … }
 * }</pre>
 *
 * The {@link Witness}, which watches each scenario's namespace, fails the scenario where one of
 * them was not seen, and where any version of a status broke one of the {@link StatusRules}. {@code
 * EverythingIsShownTest} fails where a reason, a condition or a member is shown by no scenario and
 * is not in {@code src/test/resources/scenario/not-yet-shown.txt}, or is in it and shown: whoever
 * shows something takes its line away. It writes which scenario shows what to {@code
 * target/shown.md}.
 */
@NullMarked
package dev.athanor.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
