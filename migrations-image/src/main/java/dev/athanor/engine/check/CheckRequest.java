package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.script.Locations;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared with the database, and how.
 *
 * @param scripts where the scripts are
 * @param schema a file of SQL that makes the wanted schema, or a folder of such; null for what the
 *     scripts make
 * @param shadow an empty database to make it in; null for one that is created on the target's
 *     server and dropped again
 * @param grants whether it counts what roles other than the owner may do
 * @param timeouts as for a run, for the scripts in the shadow database
 */
public record CheckRequest(
    Locations scripts,
    @Nullable Path schema,
    @Nullable DatabaseSettings shadow,
    boolean grants,
    VersionTable versionTable,
    Timeouts timeouts) {}
