/**
 * A whole Athanor on one machine: a Kubernetes API, PostgreSQL, Jobs as local processes and the
 * real operator. The README's first command and the bed of the scenario tests.
 */
@NullMarked
package dev.athanor.sandbox;

import org.jspecify.annotations.NullMarked;
