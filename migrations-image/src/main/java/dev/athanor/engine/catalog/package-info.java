/**
 * What a database's schema is, as the server's own catalog tells it: read into values, compared,
 * and hashed. The queries are resources beside this package, one for each kind of object.
 */
@NullMarked
package dev.athanor.engine.catalog;

import org.jspecify.annotations.NullMarked;
