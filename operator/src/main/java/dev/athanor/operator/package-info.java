/** Placeholder until the first class lands. */
@NullMarked
package dev.athanor.operator;

import org.jspecify.annotations.NullMarked;
