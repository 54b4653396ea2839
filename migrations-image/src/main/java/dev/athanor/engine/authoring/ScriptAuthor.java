package dev.athanor.engine.authoring;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.PartBodies;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptDraft;
import dev.athanor.engine.script.ScriptException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes new scripts for a project. Nothing is written here, and nothing read.
 *
 * @param clock for {@code Create Date} and the file's name
 */
public record ScriptAuthor(
    Locations locations, Naming naming, ScriptTemplate template, Clock clock) {

  private static final String EXTENSION = ".sql";

  /** The script of a new revision, whose parts are still to be written. */
  public NewScript compose(
      ScriptDirectory scripts, RevisionRequest request, String id, @Nullable Path versionPath) {
    return compose(scripts, request, id, versionPath, PartBodies.EMPTY);
  }

  /**
   * The script of a new revision, checked: it joins the graph, and from its file is read what was
   * asked for.
   *
   * @param id of the new revision, see {@link RevisionId}
   * @param versionPath the one of the locations that it is to be written to; null where the
   *     revision that it follows decides, or there is only one
   * @param bodies what its parts are to hold
   * @throws AuthoringException if it could not be called or written so
   * @throws dev.athanor.engine.graph.RevisionException as {@link NewRevision#of}
   * @throws dev.athanor.engine.graph.GraphException as {@link NewRevision#of}
   * @throws ScriptException if the template is at fault
   */
  public NewScript compose(
      ScriptDirectory scripts,
      RevisionRequest request,
      String id,
      @Nullable Path versionPath,
      PartBodies bodies) {
    Revision revision = NewRevision.of(scripts.graph(), request, id).revision();
    CreateDate created = CreateDate.now(clock, naming.timezone());
    Path folder = versionPath == null ? folder(scripts, revision) : located(versionPath);
    Path file = file(folder, naming.name(revision, request.message(), created));
    ScriptDraft draft = new ScriptDraft(revision, request.writtenMessage(), created.text());
    String text = draft.text(template.file(), template.text(), bodies);
    new Readback(file.getFileName(), template).require(draft, text);
    return new NewScript(revision, folder, file, text);
  }

  private Path located(Path versionPath) {
    Path wanted = versionPath.toAbsolutePath().normalize();
    return locations.versions().stream()
        .filter(folder -> folder.toAbsolutePath().normalize().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new AuthoringException(
                    "Path %s is not represented in current version locations"
                        .formatted(versionPath)));
  }

  private Path folder(ScriptDirectory scripts, Revision revision) {
    List<Path> folders = locations.versions();
    if (folders.size() == 1) {
      return folders.get(0);
    }
    return revision.downRevisions().stream()
        .findFirst()
        .flatMap(scripts::find)
        .flatMap(this::folderOf)
        .orElseThrow(
            () ->
                new AuthoringException(
                    "Multiple version locations present, please specify --version-path"));
  }

  /** The innermost, for one location may lie in another. */
  private Optional<Path> folderOf(Script script) {
    Path file = locations.home().resolve(script.file()).toAbsolutePath().normalize();
    return locations.versions().stream()
        .filter(folder -> file.startsWith(folder.toAbsolutePath().normalize()))
        .max((a, b) -> Integer.compare(a.getNameCount(), b.getNameCount()));
  }

  private Path file(Path folder, String name) {
    Path file = folder.resolve(name + EXTENSION).normalize();
    Path inside = folder.normalize().relativize(file);
    if (!file.startsWith(folder.normalize())) {
      throw new AuthoringException(
          "By the file_template %s the script would be outside its folder, %s"
              .formatted(naming.template(), file));
    }
    if (inside.getNameCount() > 1 && !locations.recursive()) {
      throw new AuthoringException(
          "By the file_template %s the script would be %s, where it is not read; set recursive_version_locations = true"
              .formatted(naming.template(), file));
    }
    if (inside.getFileName().toString().startsWith(".")) {
      throw new AuthoringException(
          "By the file_template %s the script would be called %s, which is hidden; give a message"
              .formatted(naming.template(), inside));
    }
    return file;
  }
}
