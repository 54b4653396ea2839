/**
 * The SQL of a plan: put together from a run's log, and cut to what a ConfigMap takes. Pure; what
 * is read and written is others' to fetch and to store.
 */
@NullMarked
package dev.athanor.operator.plan;

import org.jspecify.annotations.NullMarked;
