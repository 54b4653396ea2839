/**
 * The revision graph and the language that names its revisions. Pure values with Alembic's
 * semantics; knows nothing of files, databases or plans.
 */
@NullMarked
package dev.athanor.engine.graph;

import org.jspecify.annotations.NullMarked;
