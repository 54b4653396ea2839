package dev.athanor.operator.observe;

import dev.athanor.engine.report.RunReport;

/** How a database's identity is written into the status. */
public final class DatabaseNames {
  private DatabaseNames() {}

  /** System identifier, database and version table, as the server says them. */
  public static String of(RunReport.DatabaseIdentity identity) {
    return "%s/%s/%s"
        .formatted(identity.systemIdentifier(), identity.database(), identity.versionTable());
  }
}
