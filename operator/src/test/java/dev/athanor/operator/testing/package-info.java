/** Situations for the tests of the pure rooms, told in a few words. */
@NullMarked
package dev.athanor.operator.testing;

import org.jspecify.annotations.NullMarked;
