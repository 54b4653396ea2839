/**
 * The told story of the README's first command: acts over a tenant's vocabulary, and the only room
 * (with {@link dev.athanor.sandbox.Main}) that prints.
 */
@NullMarked
package dev.athanor.sandbox.story;

import org.jspecify.annotations.NullMarked;
