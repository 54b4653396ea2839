/** The door to the Java Operator SDK: the reconciler, its event sources, the status write. */
@NullMarked
package dev.athanor.operator.reconcile;

import org.jspecify.annotations.NullMarked;
