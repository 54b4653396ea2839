/**
 * The operator's composition root. Each beat of a reconcile is a room of its own: observe, decide,
 * report, act.
 */
@NullMarked
package dev.athanor.operator;

import org.jspecify.annotations.NullMarked;
