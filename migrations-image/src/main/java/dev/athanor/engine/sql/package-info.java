/**
 * SQL text as PostgreSQL's own lexer sees it: scripts split into statements that know their line,
 * what may not stand in a script, what cannot run in a transaction, and statements with their
 * literals masked. Pure text; knows no database.
 */
@NullMarked
package dev.athanor.engine.sql;

import org.jspecify.annotations.NullMarked;
