package dev.athanor.engine.check;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport;
import dev.athanor.engine.report.RunReport.Failure;
import dev.athanor.engine.run.MigrationRun;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.RunRequest.Edited;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.Locations;

/** Runs scripts in a shadow database as they are run in any other. */
record ShadowRun(
    Shadow shadow, VersionTable table, Timeouts timeouts, CheckEvents events, StopSignal stop) {

  /**
   * Goes to the target.
   *
   * @throws RunEnded if it is not reached
   */
  void run(Way way, String target, Locations scripts) throws RunEnded, Stopped {
    RunRequest run =
        new RunRequest(
            way,
            target,
            null,
            false,
            null,
            Permission.ALLOW,
            Permission.ALLOW,
            Edited.REPORT,
            null,
            Transactions.PER_MIGRATION,
            scripts,
            table,
            timeouts,
            new Origin(null, null, null, "athanor check"));
    RunReport report = new MigrationRun(run, shadow.database(), new Quiet(events), stop).run();
    stop.check();
    Failure failure = report.failure();
    if (report.outcome() != Outcome.ARRIVED && failure != null) {
      throw new RunEnded(report.outcome(), failure);
    }
  }
}
