package dev.athanor.engine.line;

import static dev.athanor.engine.line.Operands.any;
import static dev.athanor.engine.line.Operands.atLeast;
import static dev.athanor.engine.line.Operands.none;
import static dev.athanor.engine.line.Operands.one;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands, in the order in which the help shows them. */
public enum Command {
  UPGRADE(Group.MOVE, "upgrade", one("revision"), "go up to a revision", options(Options.STEPS)),
  DOWNGRADE(
      Group.MOVE, "downgrade", one("revision"), "go down to a revision", options(Options.STEPS)),
  MIGRATE(
      Group.MOVE,
      "migrate",
      one("revision"),
      "go to a revision, whichever way that is",
      options(Options.RUN, Option.PLAN_ONLY)),
  PLAN(
      Group.MOVE,
      "plan",
      one("revision"),
      "say what migrate would do, and change nothing",
      options(Options.RUN)),
  STAMP(
      Group.MOVE,
      "stamp",
      atLeast(1, "revision"),
      "set the version table, and run nothing",
      options(Options.STAMP)),
  ACCEPT(
      Group.MOVE,
      "accept",
      any("revision"),
      "take edited scripts as what the database has",
      options(Options.HISTORY, Option.ALL)),
  RESOLVE(
      Group.MOVE,
      "resolve",
      one("revision"),
      "say whether a statement left open was done",
      options(Options.HISTORY, Option.DONE, Option.REDO, Option.STATEMENT)),
  ENSURE_VERSION(
      Group.MOVE,
      "ensure_version",
      none(),
      "create the version table if there is none",
      options(Options.DATABASE)),

  CURRENT(
      Group.DATABASE,
      "current",
      none(),
      "where the database is",
      options(Options.DATABASE, Option.CHECK_HEADS)),
  STATUS(
      Group.DATABASE,
      "status",
      none(),
      "where it is, what is pending, and what was done last",
      options(Options.DATABASE, Option.EXIT_CODE)),
  CHECK(
      Group.DATABASE,
      "check",
      none(),
      "whether its schema is the one that the scripts make",
      options(Options.DATABASE, Option.SCHEMA, Option.SHADOW_URL, Option.GRANTS)),

  HISTORY(
      Group.SCRIPTS,
      "history",
      none(),
      "the revisions, newest first",
      options(
          Options.DATABASE,
          Option.REV_RANGE,
          Option.INDICATE_CURRENT,
          Option.GRAPH,
          Option.FORMAT,
          Option.ASCII)),
  HEADS(
      Group.SCRIPTS,
      "heads",
      none(),
      "the newest revisions",
      options(Set.of(), Option.RESOLVE_DEPENDENCIES)),
  BRANCHES(Group.SCRIPTS, "branches", none(), "where the history forks", options(Set.of())),
  SHOW(Group.SCRIPTS, "show", one("revision"), "all about a revision", options(Options.DATABASE)),

  REVISION(
      Group.WRITE,
      "revision",
      none(),
      "write a new script",
      options(
          Options.DATABASE,
          Option.AUTOGENERATE,
          Option.SCHEMA,
          Option.SHADOW_URL,
          Option.MESSAGE,
          Option.HEAD,
          Option.SPLICE,
          Option.BRANCH_LABEL,
          Option.DEPENDS_ON,
          Option.REV_ID,
          Option.VERSION_PATH)),
  MERGE(
      Group.WRITE,
      "merge",
      atLeast(1, "revision"),
      "write a script that joins branches",
      options(Set.of(), Option.MESSAGE, Option.SPLICE, Option.BRANCH_LABEL, Option.REV_ID)),
  EDIT(
      Group.WRITE,
      "edit",
      atLeast(1, "revision"),
      "open scripts in $EDITOR",
      options(Options.DATABASE)),
  INIT(Group.WRITE, "init", one("directory"), "begin a folder of scripts", options(Set.of())),

  COMPLETION(
      Group.OTHER,
      "completion",
      one("shell"),
      "print the completion for bash, zsh or fish",
      options(Set.of())),
  HELP(
      Group.OTHER, "help", Operands.atMost(1, "command"), "all about a command", options(Set.of()));

  /** What the commands of a group have in common. */
  public enum Group {
    MOVE("Move a database"),
    DATABASE("Look at a database"),
    SCRIPTS("Look at the scripts"),
    WRITE("Write scripts"),
    OTHER("Other");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** A few words above the group in the help. */
    public String title() {
      return title;
    }
  }

  /** Options that several commands have. */
  private static final class Options {
    static final Set<Option> EVERYWHERE = EnumSet.range(Option.SCRIPTS, Option.VERSION);
    static final Set<Option> DATABASE = EnumSet.range(Option.VERSION_TABLE, Option.ENV_FILE);
    static final Set<Option> TIMEOUTS = EnumSet.range(Option.LOCK_TIMEOUT, Option.TIMEOUT);
    static final Set<Option> RUN =
        with(
            with(DATABASE, TIMEOUTS),
            EnumSet.of(
                Option.FROM,
                Option.PLAN_ID,
                Option.POLICY,
                Option.ADOPT,
                Option.SINGLE_TRANSACTION));
    static final Set<Option> STEPS =
        with(RUN, EnumSet.of(Option.SQL, Option.TAG, Option.PLAN_ONLY));
    static final Set<Option> HISTORY = with(DATABASE, TIMEOUTS);
    static final Set<Option> STAMP =
        with(with(DATABASE, TIMEOUTS), EnumSet.of(Option.SQL, Option.TAG, Option.PURGE));

    private static Set<Option> with(Set<Option> some, Set<Option> more) {
      Set<Option> all = EnumSet.copyOf(some);
      all.addAll(more);
      return all;
    }
  }

  private final Group group;
  private final String written;

  @SuppressWarnings("ImmutableEnumChecker") // a record of a text and two numbers
  private final Operands operands;

  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of enum constants
  private final Set<Option> options;

  Command(Group group, String written, Operands operands, String meaning, Set<Option> options) {
    this.group = group;
    this.written = written;
    this.operands = operands;
    this.meaning = meaning;
    this.options = options;
  }

  private static Set<Option> options(Set<Option> some, Option... more) {
    Set<Option> all = EnumSet.noneOf(Option.class);
    all.addAll(some);
    Collections.addAll(all, more);
    return Collections.unmodifiableSet(all);
  }

  public Group group() {
    return group;
  }

  public String written() {
    return written;
  }

  public Operands operands() {
    return operands;
  }

  /** A few words for the help. */
  public String meaning() {
    return meaning;
  }

  /** Its own options, without those that every command has. */
  public Set<Option> options() {
    return options;
  }

  /** The options that every command has. */
  public static Set<Option> optionsOfAll() {
    return Collections.unmodifiableSet(Options.EVERYWHERE);
  }

  /**
   * The command of this name.
   *
   * @throws UsageException where there is none, with the nearest
   */
  public static Command named(String word) throws UsageException {
    Command command = find(word);
    if (command == null) {
      throw new UsageException("There is no command " + word + "." + Nearest.hint(word, names()));
    }
    return command;
  }

  private static @Nullable Command find(String word) {
    for (Command each : values()) {
      if (each.written.equals(word)) {
        return each;
      }
    }
    return null;
  }

  private static List<String> names() {
    List<String> all = new ArrayList<>();
    for (Command each : values()) {
      all.add(each.written);
    }
    return all;
  }
}
