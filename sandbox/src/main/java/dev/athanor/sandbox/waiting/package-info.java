/** Waiting for what others bring about: always bounded, and in words when it did not come about. */
@NullMarked
package dev.athanor.sandbox.waiting;

import org.jspecify.annotations.NullMarked;
