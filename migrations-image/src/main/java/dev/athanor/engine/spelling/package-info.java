/** How near a word is to another, for the question "did you mean …?". Pure; knows no other room. */
@NullMarked
package dev.athanor.engine.spelling;

import org.jspecify.annotations.NullMarked;
