/**
 * What goes wrong between a client and its API server, on order: refusals, delays, lost requests,
 * lost answers, cut watches. It sits below the client's own retries, so it works against every API
 * and the client meets it as it would meet the real thing.
 */
@NullMarked
package dev.athanor.sandbox.faults;

import org.jspecify.annotations.NullMarked;
