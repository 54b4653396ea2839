package dev.athanor.engine.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that can be set for a project, in the order in which it is shown. */
public enum Setting {
  SCRIPT_LOCATION(
      "--scripts",
      "ATHANOR_SCRIPTS",
      "the working folder",
      "the project's folder, which holds `versions`"),
  VERSION_LOCATIONS(
      null, null, "`versions` in the project's folder", "the folders that hold scripts"),
  PATH_SEPARATOR(
      null,
      null,
      "blanks and commas",
      "what stands between the folders of `version_locations`: `os`, `newline`, `space`, `:` or `;`"),
  RECURSIVE_VERSION_LOCATIONS(
      null, null, "false", "whether scripts in folders below those count too"),
  FILE_TEMPLATE(null, null, "%(rev)s_%(slug)s", "how a new script is called"),
  TRUNCATE_SLUG_LENGTH(null, null, "40", "the most characters of the message in a file's name"),
  TIMEZONE(null, null, "the machine's", "the time zone of `Create Date`, by name"),
  OUTPUT_ENCODING(null, null, "utf-8", "the encoding of new scripts; there is no other"),
  VERSION_TABLE(
      "--version-table",
      "ATHANOR_VERSION_TABLE",
      "alembic_version",
      "the table that says where a database stands"),
  VERSION_TABLE_SCHEMA(
      "--version-table-schema",
      "ATHANOR_VERSION_TABLE_SCHEMA",
      "by the search path",
      "the schema of that table"),
  TRANSACTION_PER_MIGRATION(
      SettingsReader.SINGLE_TRANSACTION,
      null,
      "true",
      "whether each step is committed by itself; `false`: all together, which is Alembic's default"),
  LOCK_TIMEOUT(
      "--lock-timeout", "ATHANOR_LOCK_TIMEOUT", "2m", "how long to wait for another migrator"),
  SQL_LOCK_TIMEOUT(
      "--sql-lock-timeout",
      "ATHANOR_SQL_LOCK_TIMEOUT",
      "5s",
      "how long to wait for a table before trying again"),
  STATEMENT_TIMEOUT(
      "--statement-timeout",
      "ATHANOR_SQL_STATEMENT_TIMEOUT",
      "none",
      "after how long a statement is ended"),
  TIMEOUT("--timeout", "ATHANOR_TIMEOUT", "none", "after how long a run is ended and rolled back"),
  SCHEMA(
      "--schema",
      null,
      "what the scripts make",
      "the file of the schema that `check` and `--autogenerate` compare with");

  private final @Nullable String flag;
  private final @Nullable String variable;
  private final String standard;
  private final String meaning;

  Setting(@Nullable String flag, @Nullable String variable, String standard, String meaning) {
    this.flag = flag;
    this.variable = variable;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** Its name in the settings file. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The option of the command line that sets it, if there is one. */
  public Optional<String> flag() {
    return Optional.ofNullable(flag);
  }

  /** The environment variable that sets it, if there is one. */
  public Optional<String> variable() {
    return Optional.ofNullable(variable);
  }

  /** What holds where it is not set, as people read it. */
  public String standard() {
    return standard;
  }

  /** What it is for, as half a sentence. */
  public String meaning() {
    return meaning;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }
}
