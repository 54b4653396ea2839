/**
 * From rows and a target to the steps between them and what each does to the version table. Pure;
 * knows the graph and nothing else.
 */
@NullMarked
package dev.athanor.engine.plan;

import org.jspecify.annotations.NullMarked;
