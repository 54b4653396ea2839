package dev.athanor.engine.authoring;

import dev.athanor.engine.script.ScriptDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a new script looks like.
 *
 * @param file where the template stands, for what is wrong with it
 * @param text with placeholders, see {@link ScriptDraft#text}
 */
public record ScriptTemplate(Path file, String text) {

  /** A project's own template, beside its settings. */
  public static final String FILE = "script.sql.template";

  /** The template of a project that has none. */
  public static final ScriptTemplate DEFAULT =
      new ScriptTemplate(Path.of(FILE), ScriptDraft.TEMPLATE);

  /**
   * The template of the project in this folder.
   *
   * @throws AuthoringException if there is one that cannot be read
   */
  public static ScriptTemplate of(Path home) {
    Path file = home.resolve(FILE);
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    try {
      return new ScriptTemplate(file, Files.readString(file));
    } catch (IOException e) {
      throw new AuthoringException(
          "The template %s cannot be read; it is a text in UTF-8".formatted(file), e);
    }
  }
}
