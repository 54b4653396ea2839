/** The shape of a Job and the meaning of its end. Pure. */
@NullMarked
package dev.athanor.operator.job;

import org.jspecify.annotations.NullMarked;
