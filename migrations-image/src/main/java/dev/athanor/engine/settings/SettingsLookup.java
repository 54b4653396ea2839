package dev.athanor.engine.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads the settings file: the one that is named, or the one beside the scripts. */
final class SettingsLookup {

  static final String VERSIONS = "versions";

  private static final String CONFIG = "--config";

  private static final String CONFIG_VARIABLE = "ATHANOR_CONFIG";

  private static final String NAME = "--name";

  private SettingsLookup() {}

  /**
   * The same with the project's settings file, if it has one.
   *
   * @throws SettingsException if the file was named and is not there, or cannot be read
   */
  static Precedence find(Precedence precedence) {
    Optional<Sourced<String>> named =
        precedence.flag(CONFIG).or(() -> precedence.variable(CONFIG_VARIABLE));
    if (named.isPresent()) {
      Path file = precedence.workingDirectory().resolve(named.get().value()).normalize();
      if (!Files.exists(file)) {
        throw new SettingsException(
            named.get().source(), "there is no file %s".formatted(named.get().value()));
      }
      return precedence.with(read(precedence, file));
    }
    Path home =
        precedence
            .find(Setting.SCRIPT_LOCATION)
            .map(text -> project(precedence.workingDirectory().resolve(text.value())))
            .orElse(precedence.workingDirectory());
    Path file = home.resolve(SettingsFile.NAME);
    if (Files.exists(file)) {
      return precedence.with(read(precedence, file));
    }
    refuseSection(precedence, file);
    return precedence;
  }

  private static void refuseSection(Precedence precedence, Path file) {
    precedence
        .flag(NAME)
        .ifPresent(
            name -> {
              throw new SettingsException(
                  NAME,
                  "there is no settings file %s to find [%s] in".formatted(file, name.value()));
            });
  }

  /** The folder that holds {@code versions}: the one given is that itself or the one around it. */
  static Path project(Path given) {
    Path folder = given.toAbsolutePath().normalize();
    Path parent = folder.getParent();
    return parent != null && folder.endsWith(VERSIONS) ? parent : folder;
  }

  private static SettingsFile read(Precedence precedence, Path file) {
    Path from = precedence.workingDirectory().normalize();
    String name = file.startsWith(from) ? from.relativize(file).toString() : file.toString();
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new SettingsException(name, "this is no file");
    }
    String section = precedence.flag(NAME).map(Sourced::value).orElse(SettingsFile.SECTION);
    return SettingsFile.parse(name, folder, text(file, name), section);
  }

  private static String text(Path file, String name) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new SettingsException(name, "this is not UTF-8; save the file in that encoding");
    } catch (AccessDeniedException e) {
      throw new SettingsException(name, "this user may not read the file; give it the right to");
    } catch (NoSuchFileException e) {
      throw new SettingsException(name, "this is a link to a file that is not there");
    } catch (IOException e) {
      throw new SettingsException(
          name,
          Files.isDirectory(file)
              ? "this is a folder; name the file in it"
              : "the file cannot be read: " + e.getMessage());
    }
  }
}
