package dev.athanor.operator.job;

import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import java.util.Optional;

/** How a Job's run ended, by the best witness there is. */
public sealed interface JobOutcome {

  /** The run left a report that names this Job: it decides. */
  record Reported(RunReport report) implements JobOutcome {}

  /** No report, but an exit code of the contract. */
  record Exited(Outcome outcome) implements JobOutcome {}

  /** Kubernetes ended the Pod: eviction, preemption, drain. Nobody's fault, and not counted. */
  record Disrupted(String message) implements JobOutcome {}

  /** The Job's deadline passed; the run may still have had time to report. */
  record DeadlineExceeded(Optional<RunReport> report, String message) implements JobOutcome {}

  /** The Job succeeded and nobody is left to say at what: the next run finds out. */
  record Unwitnessed(String message) implements JobOutcome {}

  /** The image holds nothing that could be executed. */
  record NotExecutable(String message) implements JobOutcome {}

  /** Nobody can say: no Pod, or an exit code that means nothing. */
  record Lost(String message) implements JobOutcome {}
}
