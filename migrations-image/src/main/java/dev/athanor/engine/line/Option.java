package dev.athanor.engine.line;

import static dev.athanor.engine.line.Option.Form.flag;
import static dev.athanor.engine.line.Option.Form.valued;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options, in the order in which the help shows them. */
public enum Option {
  SCRIPTS(valued("--scripts", "DIR"), "ATHANOR_SCRIPTS", "the folder that holds versions/"),
  CONFIG(valued("--config", "FILE", "-c"), "ATHANOR_CONFIG", "settings (default: athanor.ini)"),
  NAME(valued("--name", "NAME", "-n"), null, "the settings' section (default: athanor)"),
  OUTPUT(valued("--output", "text|json"), null, "default: text; json where ATHANOR_RUN is set"),
  COLOR(valued("--color", "auto|always|never"), null, "default: auto, on a terminal"),
  VERBOSE(flag("--verbose", "-v"), null, "say more; on stderr, where each setting came from"),
  QUIET(flag("--quiet", "-q"), null, "say nothing but results and failures"),
  HELP(flag("--help", "-h"), null, "this text; with a command, that command's"),
  VERSION(flag("--version"), null, "the version of athanor"),

  VERSION_TABLE(
      valued("--version-table", "NAME"), "ATHANOR_VERSION_TABLE", "default: alembic_version"),
  VERSION_TABLE_SCHEMA(
      valued("--version-table-schema", "NAME"),
      "ATHANOR_VERSION_TABLE_SCHEMA",
      "default: by the search path"),
  ENV_FILE(valued("--env-file", "FILE"), null, "read variables from here that are not set"),

  SQL(flag("--sql"), null, "print the SQL instead of running it; FROM:TO names a range"),
  TAG(valued("--tag", "TAG"), null, "taken for Alembic's sake, and ignored"),
  FROM(valued("--from", "REVS"), null, "run only if the database is at these: a,b or base"),
  PLAN_ONLY(flag("--plan-only"), null, "say what would be done, and change nothing"),
  PLAN_ID(valued("--plan-id", "ID"), null, "run only this plan, which was approved"),
  POLICY(
      valued("--policy", "RULE"), null, "downgrade=Allow|RequireApproval|Deny, edited=Report|Deny"),
  ADOPT(valued("--adopt", "OWNER"), null, "take the database over from this owner, once"),
  SINGLE_TRANSACTION(
      flag("--single-transaction"), null, "all steps in one transaction, as Alembic does"),
  LOCK_TIMEOUT(
      valued("--lock-timeout", "TIME"),
      "ATHANOR_LOCK_TIMEOUT",
      "wait for another migrator (default: 2m)"),
  SQL_LOCK_TIMEOUT(
      valued("--sql-lock-timeout", "TIME"),
      "ATHANOR_SQL_LOCK_TIMEOUT",
      "wait for a table, then try again (default: 5s)"),
  STATEMENT_TIMEOUT(
      valued("--statement-timeout", "TIME"),
      "ATHANOR_SQL_STATEMENT_TIMEOUT",
      "end a statement that takes longer"),
  TIMEOUT(valued("--timeout", "TIME"), "ATHANOR_TIMEOUT", "end the whole run, rolling back"),
  PURGE(flag("--purge"), null, "erase the version table first, whatever it says"),

  ALL(flag("--all"), null, "all that there are"),
  DONE(flag("--done"), null, "it was done: the next run passes over it"),
  REDO(flag("--redo"), null, "it was not: the next run does it again"),
  STATEMENT(valued("--statement", "ID"), null, "which one, where several are open"),

  CHECK_HEADS(flag("--check-heads", "-c"), null, "exit with 1 unless all heads are applied"),
  REV_RANGE(valued("--rev-range", "START:END", "-r"), null, "only these revisions"),
  INDICATE_CURRENT(flag("--indicate-current", "-i"), null, "mark what the database is at"),
  RESOLVE_DEPENDENCIES(
      flag("--resolve-dependencies"), null, "leave out heads that another revision depends on"),
  GRAPH(flag("--graph"), null, "draw the branches"),
  FORMAT(valued("--format", "dot|mermaid"), null, "the graph for Graphviz or Mermaid"),
  ASCII(flag("--ascii"), null, "draw with ASCII alone"),
  EXIT_CODE(flag("--exit-code"), null, "exit with 1 unless the database is at the heads"),
  SCHEMA(
      valued("--schema", "FILE"), null, "the wanted schema (check: default what the scripts make)"),
  SHADOW_URL(
      valued("--shadow-url", "URL"), "ATHANOR_SHADOW_URL", "an empty database to build it in"),
  GRANTS(flag("--grants"), null, "compare also what roles other than the owner may do"),

  AUTOGENERATE(
      flag("--autogenerate"), null, "write the SQL that leads to the wanted schema, to be edited"),
  MESSAGE(valued("--message", "TEXT", "-m"), null, "what the revision does, in one line"),
  HEAD(valued("--head", "REV"), null, "the head to build on, or LABEL@head; may be repeated"),
  SPLICE(flag("--splice"), null, "allow a parent that is no head"),
  BRANCH_LABEL(valued("--branch-label", "LABEL"), null, "label the new branch"),
  DEPENDS_ON(valued("--depends-on", "REV"), null, "must be applied before; may be repeated"),
  REV_ID(valued("--rev-id", "ID"), null, "this id instead of a random one"),
  VERSION_PATH(valued("--version-path", "DIR"), null, "the folder for it, of version_locations");

  /**
   * How an option is written.
   *
   * @param name with two dashes
   * @param value what its value is called in the help; null for an option without one
   * @param letter with one dash; null where there is none
   */
  record Form(String name, @Nullable String value, @Nullable String letter) {

    static Form flag(String name) {
      return new Form(name, null, null);
    }

    static Form flag(String name, String letter) {
      return new Form(name, null, letter);
    }

    static Form valued(String name, String value) {
      return new Form(name, value, null);
    }

    static Form valued(String name, String value, String letter) {
      return new Form(name, value, letter);
    }
  }

  private final String name;
  private final @Nullable String value;
  private final @Nullable String letter;
  private final @Nullable String variable;
  private final String meaning;

  Option(Form form, @Nullable String variable, String meaning) {
    this.name = form.name;
    this.value = form.value;
    this.letter = form.letter;
    this.variable = variable;
    this.meaning = meaning;
  }

  /** With two dashes, as in {@code --scripts}. */
  public String written() {
    return name;
  }

  /** With one dash, as in {@code -v}; null where there is none. */
  public @Nullable String letter() {
    return letter;
  }

  /** What its value is called in the help; null for an option without one. */
  public @Nullable String value() {
    return value;
  }

  /** The values it may have; empty where the help cannot list them. */
  public List<String> choices() {
    return value != null && value.indexOf('|') > 0 ? List.of(value.split("\\|", -1)) : List.of();
  }

  /** The environment variable that stands in where the option is not given. */
  public @Nullable String variable() {
    return variable;
  }

  /** A few words for the help. */
  public String meaning() {
    return meaning;
  }
}
