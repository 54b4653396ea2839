/**
 * The question of {@code athanor check}: is the database's schema what the scripts, or a file of
 * the wanted schema, make of an empty one? The wanted schema is made in a shadow database, and the
 * two catalogs are compared.
 */
@NullMarked
package dev.athanor.engine.check;

import org.jspecify.annotations.NullMarked;
