package dev.athanor.engine.settings;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.FileTemplate;
import dev.athanor.engine.authoring.Naming;
import dev.athanor.engine.script.Locations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a project, each with where it comes from. Paths are absolute.
 *
 * @param scriptLocation the project's folder
 * @param versionLocations the folders that hold scripts, at least one
 * @param recursive whether the folders below those do so too
 * @param slugLength never 0
 * @param timezone by name, as it was written
 * @param transactionPerMigration false for all steps of a run together
 * @param lockTimeout for another migrator
 * @param sqlLockTimeout for a table
 * @param timeout of a whole run
 * @param schema the file that {@code check} compares with
 */
public record ProjectSettings(
    Sourced<Path> scriptLocation,
    Sourced<List<Path>> versionLocations,
    Sourced<Boolean> recursive,
    Sourced<FileTemplate> fileTemplate,
    Sourced<Integer> slugLength,
    Sourced<Optional<String>> timezone,
    Sourced<String> versionTable,
    Sourced<Optional<String>> versionTableSchema,
    Sourced<Boolean> transactionPerMigration,
    Sourced<Duration> lockTimeout,
    Sourced<Duration> sqlLockTimeout,
    Sourced<Optional<Duration>> statementTimeout,
    Sourced<Optional<Duration>> timeout,
    Sourced<Optional<Path>> schema) {

  /** A line of the table that {@code --verbose} shows. */
  public record Row(String setting, String value, String source) {}

  /**
   * Finds the settings file, reads it, and decides.
   *
   * @param flags what the command line gives, by long option ({@code --config} and {@code --name}
   *     too), whatever value for one without; others than those of {@link Setting} do not matter
   * @throws SettingsException if anything that is set cannot be followed
   */
  public static ProjectSettings load(
      Map<String, String> flags, Map<String, String> environment, Path workingDirectory) {
    return new SettingsReader(
            SettingsLookup.find(
                new Precedence(flags, environment, null, workingDirectory.toAbsolutePath())))
        .read();
  }

  /** Where the scripts are. */
  public Locations locations() {
    return new Locations(scriptLocation.value(), versionLocations.value(), recursive.value());
  }

  /**
   * How new scripts are called and dated.
   *
   * @throws SettingsException if there is no such time zone
   */
  public Naming naming() {
    String zone = timezone.value().orElse(null);
    try {
      Naming.requireTimezone(zone);
    } catch (AuthoringException e) {
      throw new SettingsException(timezone.source(), String.valueOf(e.getMessage()));
    }
    return new Naming(fileTemplate.value(), slugLength.value(), zone);
  }

  /** Every setting, what it is and why; nothing secret. */
  public List<Row> table() {
    List<Row> rows = new ArrayList<>();
    row(rows, Setting.SCRIPT_LOCATION, scriptLocation);
    row(rows, Setting.VERSION_LOCATIONS, versionLocations);
    row(rows, Setting.RECURSIVE_VERSION_LOCATIONS, recursive);
    row(rows, Setting.FILE_TEMPLATE, fileTemplate);
    row(rows, Setting.TRUNCATE_SLUG_LENGTH, slugLength);
    row(rows, Setting.TIMEZONE, timezone);
    row(rows, Setting.VERSION_TABLE, versionTable);
    row(rows, Setting.VERSION_TABLE_SCHEMA, versionTableSchema);
    row(rows, Setting.TRANSACTION_PER_MIGRATION, transactionPerMigration);
    row(rows, Setting.LOCK_TIMEOUT, lockTimeout);
    row(rows, Setting.SQL_LOCK_TIMEOUT, sqlLockTimeout);
    row(rows, Setting.STATEMENT_TIMEOUT, statementTimeout);
    row(rows, Setting.TIMEOUT, timeout);
    row(rows, Setting.SCHEMA, schema);
    return List.copyOf(rows);
  }

  private static void row(List<Row> rows, Setting setting, Sourced<?> sourced) {
    rows.add(new Row(setting.key(), shown(setting, sourced.value()), sourced.source()));
  }

  private static String shown(Setting setting, Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.isEmpty() ? setting.standard() : shown(setting, maybe.get());
    }
    if (value instanceof Duration time) {
      return Times.written(time);
    }
    if (value instanceof List<?> several) {
      return String.join(", ", several.stream().map(String::valueOf).toList());
    }
    return String.valueOf(value);
  }
}
