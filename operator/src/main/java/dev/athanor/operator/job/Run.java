package dev.athanor.operator.job;

import dev.athanor.operator.observe.RunKind;
import java.util.List;
import java.util.Optional;

/**
 * One run as it is intended: enough to make its Job again, the same, after a crash.
 *
 * @param job name of the Job
 * @param attempt counts the Jobs of one generation, from 1
 * @param target what the runner is told to go to: a symbol, or the absolute revision a relative one
 *     was pinned to
 * @param from the rows the decision was made on; empty when the database could not be read from
 *     here
 * @param image the spec's, or the one that came up
 */
public record Run(
    String job,
    long generation,
    int attempt,
    RunKind kind,
    String target,
    Optional<List<String>> from,
    String image) {}
