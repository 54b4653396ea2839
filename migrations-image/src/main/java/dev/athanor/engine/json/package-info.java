/**
 * JSON on one line, for programs that read what commands print. Knows nothing of what it writes.
 */
@NullMarked
package dev.athanor.engine.json;

import org.jspecify.annotations.NullMarked;
