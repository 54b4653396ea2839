package dev.athanor.sandbox.jobs;

import java.time.Instant;
import java.util.List;

/**
 * A process that was started for a Job.
 *
 * @param command as started, arguments included; environment never
 */
public record Execution(
    String namespace, String job, String pod, List<String> command, Instant startedAt) {}
