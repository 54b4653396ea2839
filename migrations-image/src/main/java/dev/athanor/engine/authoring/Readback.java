package dev.athanor.engine.authoring;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.script.ScriptDraft;
import dev.athanor.engine.script.ScriptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a script that is not written yet, for a message may look like a field of the header, and a
 * label may have a blank in it.
 */
record Readback(Path name, ScriptTemplate template) {

  /**
   * Checks that what would be read is what was meant.
   *
   * @throws AuthoringException if it is not, with what to change
   */
  void require(ScriptDraft draft, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new AuthoringException("The message has half a character, which no file can hold");
    }
    Optional<String> fault = fault(draft, text);
    if (fault.isPresent()) {
      throw new AuthoringException(ambiguousLine(draft).orElse(fault.get()));
    }
  }

  private Optional<String> fault(ScriptDraft draft, String text) {
    try {
      return difference(draft.revision(), ScriptDraft.read(name, text));
    } catch (ScriptException e) {
      return Optional.of("The script would not load, so it is not written: " + e.getMessage());
    }
  }

  /** The line of the message that alone would make the script unreadable. */
  private Optional<String> ambiguousLine(ScriptDraft draft) {
    if (isReadable(draft, "message")) {
      for (String line : draft.message().strip().lines().toList()) {
        if (!line.isBlank() && !isReadable(draft, line.strip())) {
          return Optional.of(
              "The line `%s` of the message would be read as a field of the script's header; reword it, for example without the colon"
                  .formatted(line.strip()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isReadable(ScriptDraft draft, String message) {
    Revision meant = draft.revision();
    ScriptDraft other =
        new ScriptDraft(
            new Revision(
                meant.id(),
                meant.downRevisions(),
                meant.dependsOn(),
                meant.branchLabels(),
                message),
            message,
            draft.createDate());
    return fault(other, other.text(template.file(), template.text())).isEmpty();
  }

  private static Optional<String> difference(Revision meant, Revision read) {
    if (!meant.message().equals(read.message())) {
      return Optional.of(different("message", List.of(meant.message()), List.of(read.message())));
    }
    if (!meant.branchLabels().equals(read.branchLabels())) {
      return Optional.of(different("branch label", meant.branchLabels(), read.branchLabels()));
    }
    if (!meant.dependsOn().equals(read.dependsOn())) {
      return Optional.of(different("dependency", meant.dependsOn(), read.dependsOn()));
    }
    return meant.equals(read)
        ? Optional.empty()
        : Optional.of(different("revision below", meant.downRevisions(), read.downRevisions()));
  }

  private static String different(String what, List<String> meant, List<String> read) {
    return "The %s %s would be read as %s; names have no blanks and no commas, and the template must show them all"
        .formatted(what, meant, read);
  }
}
