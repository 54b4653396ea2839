/**
 * The vocabulary of scenarios: a tenant has databases and images, names a revision, edits it, and
 * waits for what should come about.
 */
@NullMarked
package dev.athanor.sandbox.tenant;

import org.jspecify.annotations.NullMarked;
