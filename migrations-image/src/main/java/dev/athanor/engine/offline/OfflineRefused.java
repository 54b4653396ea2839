package dev.athanor.engine.offline;

import dev.athanor.engine.script.Finding;

/** A revision on the way cannot be printed, because of what its script says or lacks. */
public final class OfflineRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;
  private final boolean irreversible;

  OfflineRefused(Finding finding, boolean irreversible) {
    super(finding.toString());
    this.finding = finding;
    this.irreversible = irreversible;
  }

  /** What is wrong, by file and line. */
  public Finding finding() {
    return finding;
  }

  /** Whether the script is sound but says no way down. */
  public boolean isIrreversible() {
    return irreversible;
  }
}
