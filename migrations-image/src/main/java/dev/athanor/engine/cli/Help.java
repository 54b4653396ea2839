package dev.athanor.engine.cli;

import java.util.ArrayList;
import java.util.List;

/** The help. */
final class Help {

  private static final int COLUMN = 30;

  private Help() {}

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("athanor " + Athanor.version() + ": SQL migrations with Alembic's semantics");
    lines.add("");
    lines.add("  athanor <command> [<target>] [options]");
    lines.add("");
    lines.add("Commands");
    for (Command each : Command.values()) {
      lines.add(row(each.written() + (each.takesTarget() ? " <target>" : ""), each.meaning()));
    }
    lines.add("");
    lines.add("Targets, as with Alembic");
    lines.add(row("head, heads, base", "the newest, all the newest, nothing"));
    lines.add(row("27c6, label@head", "an id or its beginning, within a branch"));
    lines.add(row("+1, -1, 27c6+2", "relative to the database, to a revision"));
    lines.add("");
    lines.add("Options");
    for (Option each : Option.values()) {
      String value = each.value() == null ? "" : " " + each.value();
      lines.add(row(each.written() + value, each.meaning()));
    }
    lines.add("");
    lines.add("Environment");
    lines.add(row("DATABASE_URL", "postgresql://user:password@host:5432/dbname"));
    lines.add(row("PGHOST, PGUSER, …", "libpq's variables, for what the URL leaves out"));
    lines.add(row("ATHANOR_…", "the options' own: --lock-timeout is ATHANOR_LOCK_TIMEOUT"));
    lines.add("");
    lines.add("Exit codes");
    lines.add("  0 arrived  2 usage  10 refused by policy  11 locked  12 unreachable  13 failed");
    lines.add(
        "  14 partly applied  15 revision unknown here  16 target refused  17 moved  143 stopped");
    return lines;
  }

  private static String row(String left, String right) {
    return "  " + left + " ".repeat(Math.max(1, COLUMN - left.length())) + right;
  }
}
