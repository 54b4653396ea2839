package dev.athanor.engine.run;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.script.Locations;
import java.util.List;

/**
 * What a stamp is asked to do.
 *
 * @param targets as written, in Alembic's symbols
 * @param purge whether all rows are erased first, those that the scripts do not know too
 * @param scripts where the scripts are
 * @param versionTable where the revision is kept
 */
public record StampRequest(
    List<String> targets,
    boolean purge,
    Locations scripts,
    VersionTable versionTable,
    Timeouts timeouts,
    Origin origin) {

  public StampRequest {
    targets = List.copyOf(targets);
  }
}
