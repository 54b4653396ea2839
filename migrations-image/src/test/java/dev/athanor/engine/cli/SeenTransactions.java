package dev.athanor.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a server's log matters: the migrations' own statements and those on the version table,
 * and which of them were committed or rolled back together.
 */
final class SeenTransactions {

  private static final String BEFORE_ROWS = "SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; ";
  private static final String CREATE = "create version table";

  private final Set<String> statements;
  private final Pattern insert;
  private final Pattern update;
  private final Pattern delete;
  private final Pattern deleteAll;
  private final Pattern create;
  private final List<String> seen = new ArrayList<>();
  private List<String> open = new ArrayList<>();
  private boolean inTransaction;

  /**
   * Looks for statements.
   *
   * @param statements of the scripts
   * @param versionTable its name without a schema
   */
  SeenTransactions(Set<String> statements, String versionTable) {
    this.statements = statements;
    String table = "(?:\\w+\\.)?" + versionTable;
    this.insert =
        Pattern.compile("INSERT INTO " + table + " \\(version_num\\) VALUES \\('(.*?)'\\).*");
    this.update =
        Pattern.compile("UPDATE " + table + " SET version_num ?= ?'(.*?)' WHERE .*= '(.*?)'");
    this.delete = Pattern.compile("DELETE FROM " + table + " WHERE .*= '(.*?)'");
    this.deleteAll = Pattern.compile("DELETE FROM " + table);
    this.create = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?" + table + " .*");
  }

  /** The next message of the same session; the rows are written several statements at a time. */
  void statement(String sql) {
    String plain = sql.strip().replaceAll("\\s+", " ").replaceAll(";$", "");
    if (plain.startsWith(BEFORE_ROWS)) {
      for (String each : plain.substring(BEFORE_ROWS.length()).split("; ", -1)) {
        one(each);
      }
    } else {
      one(plain);
    }
  }

  private void one(String plain) {
    if (plain.startsWith("BEGIN")) {
      inTransaction = true;
    } else if (plain.equals("COMMIT") || plain.equals("ROLLBACK")) {
      end(plain);
    } else if (statements.contains(plain)) {
      add(plain);
    } else {
      String ours = onVersionTable(plain.replace("\"", ""));
      if (!ours.isEmpty()) {
        add(ours);
      }
    }
  }

  /** The error that the statement before it met with. */
  void error(String message) {
    if (!open.isEmpty()) {
      add("error " + message.replaceAll(" at character \\d+$", ""));
    }
  }

  private String onVersionTable(String sql) {
    Matcher inserts = insert.matcher(sql);
    Matcher updates = update.matcher(sql);
    Matcher deletes = delete.matcher(sql);
    if (inserts.matches()) {
      return "insert " + inserts.group(1);
    }
    if (updates.matches()) {
      return "update " + updates.group(2) + " to " + updates.group(1);
    }
    if (deletes.matches()) {
      return "delete " + deletes.group(1);
    }
    return deleteAll.matcher(sql).matches()
        ? "delete all"
        : create.matcher(sql).matches() ? CREATE : "";
  }

  private void add(String statement) {
    if (inTransaction) {
      open.add(statement);
    } else {
      seen.add("AUTOCOMMIT " + List.of(statement));
    }
  }

  private void end(String how) {
    boolean nothing =
        open.isEmpty()
            || (how.equals("ROLLBACK")
                && open.stream().allMatch(each -> each.equals(CREATE) || each.startsWith("error")));
    if (!nothing) {
      seen.add(how + " " + open);
    }
    open = new ArrayList<>();
    inTransaction = false;
  }

  /** How each transaction ended, with what was in it. */
  List<String> seen() {
    return List.copyOf(seen);
  }
}
