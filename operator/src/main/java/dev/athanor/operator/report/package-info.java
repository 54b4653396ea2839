/** Says it: Snapshot and Decision become status, conditions, history and events. Pure. */
@NullMarked
package dev.athanor.operator.report;

import org.jspecify.annotations.NullMarked;
