package dev.athanor.engine.run;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.run.RunRequest.Timeouts;
import java.nio.file.Path;
import java.util.List;

/**
 * What a stamp is asked to do.
 *
 * @param targets as written, in Alembic's symbols
 * @param purge whether all rows are erased first, those that the scripts do not know too
 * @param scripts the folder that holds {@code versions}
 * @param versionTable where the revision is kept
 */
public record StampRequest(
    List<String> targets,
    boolean purge,
    Path scripts,
    VersionTable versionTable,
    Timeouts timeouts,
    Origin origin) {

  public StampRequest {
    targets = List.copyOf(targets);
  }
}
