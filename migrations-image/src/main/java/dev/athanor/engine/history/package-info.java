/**
 * What was done to a database, kept in the database: an entry for every step taken, and how far the
 * statements of a part came that ran outside a transaction.
 */
@NullMarked
package dev.athanor.engine.history;

import org.jspecify.annotations.NullMarked;
