/**
 * What users live through, told once and run on every API server and on a real cluster: the real
 * operator, the real runner, a real database.
 */
@NullMarked
package dev.athanor.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
