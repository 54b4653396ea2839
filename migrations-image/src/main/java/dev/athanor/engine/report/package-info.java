/**
 * What a run tells the outside: the report document, its outcomes and exit codes. The one contract
 * between the engine and the operator.
 */
@NullMarked
package dev.athanor.engine.report;

import org.jspecify.annotations.NullMarked;
