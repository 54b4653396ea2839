/**
 * Looks: caches, Secret, Job, Pod and database become one immutable Snapshot. Nothing is decided
 * here and nothing is written.
 */
@NullMarked
package dev.athanor.operator.observe;

import org.jspecify.annotations.NullMarked;
