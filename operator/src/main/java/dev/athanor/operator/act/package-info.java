/** Carries a Decision out: the only room that writes to Kubernetes, besides the status. */
@NullMarked
package dev.athanor.operator.act;

import org.jspecify.annotations.NullMarked;
