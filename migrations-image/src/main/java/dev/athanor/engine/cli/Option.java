package dev.athanor.engine.cli;

import org.jspecify.annotations.Nullable;

/** The options, in the order in which the help shows them. */
enum Option {
  SCRIPTS("--scripts", "DIR", "ATHANOR_SCRIPTS", "folder of the scripts (default: versions)"),
  FROM("--from", "REVS", null, "run only if the database is at these: a,b or base"),
  PLAN_ONLY("--plan-only", null, null, "say what would be done, and change nothing"),
  PLAN_ID("--plan-id", "ID", null, "run only this plan, which was approved"),
  POLICY("--policy", "RULE", null, "downgrade=Allow|RequireApproval|Deny (default: Allow)"),
  VERSION_TABLE("--version-table", "NAME", "ATHANOR_VERSION_TABLE", "default: alembic_version"),
  VERSION_TABLE_SCHEMA(
      "--version-table-schema",
      "NAME",
      "ATHANOR_VERSION_TABLE_SCHEMA",
      "default: by the search path"),
  LOCK_TIMEOUT(
      "--lock-timeout", "TIME", "ATHANOR_LOCK_TIMEOUT", "wait for another migrator (default: 2m)"),
  SQL_LOCK_TIMEOUT(
      "--sql-lock-timeout",
      "TIME",
      "ATHANOR_SQL_LOCK_TIMEOUT",
      "wait for a table, then try again (default: 5s)"),
  STATEMENT_TIMEOUT(
      "--statement-timeout",
      "TIME",
      "ATHANOR_SQL_STATEMENT_TIMEOUT",
      "end a statement that takes longer"),
  TIMEOUT("--timeout", "TIME", "ATHANOR_TIMEOUT", "end the whole run, rolling back"),
  OUTPUT("--output", "text|json", null, "default: text; json where ATHANOR_RUN is set"),
  INDICATE_CURRENT("--indicate-current", null, null, "history: mark what is applied (-i)"),
  HELP("--help", null, null, "this text (-h)"),
  VERSION("--version", null, null, "the version of athanor");

  private final String written;
  private final @Nullable String value;
  private final @Nullable String variable;
  private final String meaning;

  Option(String written, @Nullable String value, @Nullable String variable, String meaning) {
    this.written = written;
    this.value = value;
    this.variable = variable;
    this.meaning = meaning;
  }

  String written() {
    return written;
  }

  /** What its value is called in the help; null for an option without one. */
  @Nullable String value() {
    return value;
  }

  /** The environment variable that stands in where the option is not given. */
  @Nullable String variable() {
    return variable;
  }

  String meaning() {
    return meaning;
  }

  static @Nullable Option named(String written) {
    String name =
        switch (written) {
          case "-h" -> "--help";
          case "-i" -> "--indicate-current";
          default -> written;
        };
    for (Option each : values()) {
      if (each.written.equals(name)) {
        return each;
      }
    }
    return null;
  }
}
