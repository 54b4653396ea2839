/**
 * What Alembic prints of revisions, to the letter: history, heads, branches, show and current; and
 * the same facts as records and as JSON. Pure: it knows the graph, and is given the rows and what
 * stands in the files.
 */
@NullMarked
package dev.athanor.engine.listing;

import org.jspecify.annotations.NullMarked;
