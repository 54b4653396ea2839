package dev.athanor.engine.settings;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.FileTemplate;
import dev.athanor.engine.authoring.Naming;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** From texts to values. */
final class SettingsReader {

  /** The flag that says the contrary of its setting, and has no value. */
  static final String SINGLE_TRANSACTION = "--single-transaction";

  private static final Set<String> YES = Set.of("true", "yes", "on", "1");

  private static final Set<String> NO = Set.of("false", "no", "off", "0");

  /** By the word of {@code path_separator}, what to split at. */
  private static final Map<String, String> SEPARATORS =
      Map.of("os", File.pathSeparator, "newline", "\n", "space", " ", ":", ":", ";", ";");

  private static final int LONGEST_NAME = 255;

  private final Precedence precedence;

  SettingsReader(Precedence precedence) {
    this.precedence = precedence;
  }

  ProjectSettings read() {
    value(Setting.OUTPUT_ENCODING, "utf-8", SettingsReader::encoding);
    Sourced<Path> home = home();
    return new ProjectSettings(
        home,
        versionLocations(home.value()),
        value(Setting.RECURSIVE_VERSION_LOCATIONS, false, SettingsReader::bool),
        value(Setting.FILE_TEMPLATE, FileTemplate.DEFAULT, SettingsReader::template),
        value(Setting.TRUNCATE_SLUG_LENGTH, Naming.SLUG_LENGTH, SettingsReader::length),
        maybe(Setting.TIMEZONE, Sourced::value),
        value(Setting.VERSION_TABLE, Setting.VERSION_TABLE.standard(), Sourced::value),
        maybe(Setting.VERSION_TABLE_SCHEMA, Sourced::value),
        value(
            Setting.TRANSACTION_PER_MIGRATION,
            true,
            text -> !text.source().equals(SINGLE_TRANSACTION) && bool(text)),
        value(Setting.LOCK_TIMEOUT, Duration.ofMinutes(2), Times::parse),
        value(Setting.SQL_LOCK_TIMEOUT, Duration.ofSeconds(5), Times::parse),
        maybe(Setting.STATEMENT_TIMEOUT, Times::parse),
        maybe(Setting.TIMEOUT, Times::parse),
        maybe(Setting.SCHEMA, text -> path(Setting.SCHEMA, text)));
  }

  private <T> Sourced<T> value(
      Setting setting, T standard, Function<Sourced<String>, ? extends T> meaning) {
    return precedence
        .find(setting)
        .map(text -> new Sourced<T>(meaning.apply(text), text.source()))
        .orElseGet(() -> new Sourced<>(standard, Sourced.DEFAULT));
  }

  private <T> Sourced<Optional<T>> maybe(
      Setting setting, Function<Sourced<String>, ? extends T> meaning) {
    return precedence
        .find(setting)
        .map(text -> new Sourced<>(Optional.<T>of(meaning.apply(text)), text.source()))
        .orElseGet(() -> new Sourced<>(Optional.empty(), Sourced.DEFAULT));
  }

  private Sourced<Path> home() {
    return value(
        Setting.SCRIPT_LOCATION,
        precedence.base(Setting.SCRIPT_LOCATION),
        text -> SettingsLookup.project(path(Setting.SCRIPT_LOCATION, text)));
  }

  private Sourced<List<Path>> versionLocations(Path home) {
    return value(
        Setting.VERSION_LOCATIONS,
        List.of(home.resolve(SettingsLookup.VERSIONS)),
        text ->
            split(text).stream()
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(
                    folder -> path(Setting.VERSION_LOCATIONS, new Sourced<>(folder, text.source())))
                .toList());
  }

  /** Without a separator, as Alembic did before there was that setting. */
  private List<String> split(Sourced<String> folders) {
    Sourced<String> separator = value(Setting.PATH_SEPARATOR, "", SettingsReader::separator);
    return Arrays.asList(
        separator.value().isEmpty()
            ? folders.value().split("[,\\s]+")
            : folders.value().split(java.util.regex.Pattern.quote(separator.value())));
  }

  private static String separator(Sourced<String> text) {
    String separator = SEPARATORS.get(text.value());
    if (separator == null) {
      throw wrong(
          text,
          "'%s' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'");
    }
    return separator;
  }

  private Path path(Setting setting, Sourced<String> text) {
    try {
      return precedence.base(setting).resolve(text.value()).normalize();
    } catch (InvalidPathException e) {
      throw wrong(text, "`%s` is no path");
    }
  }

  private static boolean bool(Sourced<String> text) {
    String word = text.value().toLowerCase(Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      throw wrong(text, "`%s` is neither true nor false");
    }
    return YES.contains(word);
  }

  private static FileTemplate template(Sourced<String> text) {
    try {
      return FileTemplate.of(text.value());
    } catch (AuthoringException e) {
      throw new SettingsException(text.source(), String.valueOf(e.getMessage()));
    }
  }

  private static int length(Sourced<String> text) {
    if (!text.value().matches("\\d{1,3}") || Integer.parseInt(text.value()) > LONGEST_NAME) {
      throw wrong(text, "`%s` is no number of characters, 1 to 255");
    }
    int length = Integer.parseInt(text.value());
    return length == 0 ? Naming.SLUG_LENGTH : length;
  }

  private static String encoding(Sourced<String> text) {
    if (!text.value().toLowerCase(Locale.ROOT).replace('_', '-').matches("utf-?8")) {
      throw wrong(text, "scripts are in utf-8, not `%s`; remove this setting");
    }
    return "utf-8";
  }

  private static SettingsException wrong(Sourced<String> text, String sentence) {
    return new SettingsException(text.source(), sentence.formatted(text.value()));
  }
}
