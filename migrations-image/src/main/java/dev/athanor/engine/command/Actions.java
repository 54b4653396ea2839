package dev.athanor.engine.command;

import dev.athanor.engine.line.Command;

/** Which class carries out which command. */
public final class Actions {

  private Actions() {}

  /** What the command does. Only its own classes are loaded, for the sake of a quick start. */
  public static Action of(Command command) {
    return switch (command) {
      case UPGRADE, DOWNGRADE, MIGRATE, PLAN -> new MigrateCommand();
      case CHECK -> new CheckCommand();
      case CURRENT -> new CurrentCommand();
      case HEADS -> new HeadsCommand();
      case HISTORY -> new HistoryCommand();
      case BRANCHES -> new BranchesCommand();
      case SHOW -> new ShowCommand();
      case REVISION -> new RevisionCommand();
      case MERGE -> new MergeCommand();
      case EDIT -> new EditCommand();
      case INIT -> new InitCommand();
      case STAMP -> new StampCommand();
      case ACCEPT -> new AcceptCommand();
      case RESOLVE -> new ResolveCommand();
      case ENSURE_VERSION -> new EnsureVersionCommand();
      case STATUS -> new StatusCommand();
      case COMPLETION, HELP -> throw new IllegalStateException("no action for " + command);
    };
  }
}
