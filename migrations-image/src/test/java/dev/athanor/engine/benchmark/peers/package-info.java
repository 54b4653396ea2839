/**
 * Whole cold processes, from fork to exit, beside psql and Alembic doing the same in the same
 * minute: {@code ./mvnw -Ppeers -pl migrations-image}. What is measured is in {@code
 * docs/reference/benchmarks.md}.
 */
@NullMarked
package dev.athanor.engine.benchmark.peers;

import org.jspecify.annotations.NullMarked;
