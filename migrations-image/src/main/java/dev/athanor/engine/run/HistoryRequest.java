package dev.athanor.engine.run;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.script.Locations;

/**
 * Whose history something is to be written into that is no step, and on whose behalf.
 *
 * @param scripts where the scripts are
 * @param versionTable where the revision is kept
 */
public record HistoryRequest(
    Locations scripts, VersionTable versionTable, Timeouts timeouts, Origin origin) {}
