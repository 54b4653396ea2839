/** Placeholder until the first class lands. */
@NullMarked
package dev.athanor.sandbox;

import org.jspecify.annotations.NullMarked;
