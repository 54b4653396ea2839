package dev.athanor.engine.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which value counts, for every setting alike: the flag, else the environment variable, else the
 * settings file; where none of them says anything, the default.
 *
 * @param flags what the command line gives, by long option: {@code --lock-timeout}
 * @param environment the process's variables; a blank one is not set
 * @param file null where there is none
 * @param workingDirectory what paths of flags and variables are relative to
 */
record Precedence(
    Map<String, String> flags,
    Map<String, String> environment,
    @Nullable SettingsFile file,
    Path workingDirectory) {

  Precedence {
    flags = Map.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /** What was set, by whomever comes first. */
  Optional<Sourced<String>> find(Setting setting) {
    return given(setting).or(() -> file == null ? Optional.empty() : file.find(setting));
  }

  private Optional<Sourced<String>> given(Setting setting) {
    return setting.flag().flatMap(this::flag).or(() -> setting.variable().flatMap(this::variable));
  }

  Optional<Sourced<String>> flag(String option) {
    return Optional.ofNullable(flags.get(option)).map(value -> new Sourced<>(value, option));
  }

  Optional<Sourced<String>> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> new Sourced<>(value.strip(), name));
  }

  /** The folder that paths of this setting are relative to: that of whoever set it. */
  Path base(Setting setting) {
    return file == null || given(setting).isPresent() ? workingDirectory : file.folder();
  }

  /** The same with a settings file. */
  Precedence with(SettingsFile found) {
    return new Precedence(flags, environment, found, workingDirectory);
  }
}
