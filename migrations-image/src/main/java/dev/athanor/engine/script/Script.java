package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One revision's file.
 *
 * @param file relative to the home folder where it is below it, else as its location names it
 * @param documentation what Alembic's template has in the docstring of its files: the header
 *     without comment signs, labels and dependencies; lines are parted by {@code \n}
 * @param createDate as written; null if the header has none
 * @param upgrade the way up; empty when the file has no such part, which is not the same as a part
 *     without statements
 * @param downgrade the way down; empty when the revision is irreversible
 */
public record Script(
    Path file,
    Revision revision,
    String documentation,
    @Nullable String createDate,
    Optional<ScriptPart> upgrade,
    Optional<ScriptPart> downgrade) {}
