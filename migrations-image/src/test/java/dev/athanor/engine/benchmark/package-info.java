/**
 * How long loading and planning take on long histories, measured with JMH: {@code ./mvnw -Pbench
 * -pl migrations-image}. The shapes of the histories serve the tests of linear time too.
 */
@NullMarked
package dev.athanor.engine.benchmark;

import org.jspecify.annotations.NullMarked;
