package dev.athanor.engine.script;

import java.util.List;
import java.util.stream.Collectors;

/** Scripts that must not be run, with everything that was found, a line each. */
public final class ScriptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ScriptException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** What was found, at least one, by file and line. */
  public List<Finding> findings() {
    return findings;
  }
}
