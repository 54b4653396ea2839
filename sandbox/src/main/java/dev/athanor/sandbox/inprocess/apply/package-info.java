/**
 * Server-side apply as a pure function over JSON: who owns which field, what a manager's new intent
 * changes, takes over and lets go. The rules are those of Kubernetes' structured-merge-diff.
 */
@NullMarked
package dev.athanor.sandbox.inprocess.apply;

import org.jspecify.annotations.NullMarked;
