/**
 * The database from outside a migration: how it is named and reached, which rows its version table
 * holds, which database it says it is, and the lock that keeps a second migrator away.
 */
@NullMarked
package dev.athanor.engine.database;

import org.jspecify.annotations.NullMarked;
