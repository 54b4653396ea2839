package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One revision's file.
 *
 * @param file relative to the home folder where it is below it, else as its location names it
 * @param upgrade the way up; empty when the file has no such part, which is not the same as a part
 *     without statements
 * @param downgrade the way down; empty when the revision is irreversible
 */
public record Script(
    Path file, Revision revision, Optional<ScriptPart> upgrade, Optional<ScriptPart> downgrade) {}
