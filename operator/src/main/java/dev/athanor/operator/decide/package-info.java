/**
 * Decides: a Snapshot becomes one Decision, through gates in a fixed order. Pure; knows no client
 * and no clock.
 */
@NullMarked
package dev.athanor.operator.decide;

import org.jspecify.annotations.NullMarked;
