/**
 * What users live through, told once and run on every API server: the real operator, the real
 * runner, a real database.
 */
@NullMarked
package dev.athanor.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
