/** The process: settings, leadership, health. */
@NullMarked
package dev.athanor.operator.runtime;

import org.jspecify.annotations.NullMarked;
