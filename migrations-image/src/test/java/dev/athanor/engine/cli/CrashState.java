package dev.athanor.engine.cli;

import dev.athanor.engine.cli.CrashScripts.Part;
import dev.athanor.engine.run.TestDatabase;
import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a database has to look like after each step of a way, found out by running the scripts'
 * statements without the engine, and what one looks like.
 */
final class CrashState {

  /** How a database stands to the way. */
  enum Standing {
    AT_A_REVISION,
    PARTLY
  }

  private static final String OBJECTS =
      "SELECT c.relkind::text || ' ' || c.relname || coalesce(' valid=' || i.indisvalid, '') || coalesce("
          + "' ' || (SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid"
          + " = c.oid AND attnum > 0 AND NOT attisdropped), '') FROM pg_class c LEFT JOIN pg_index i"
          + " ON i.indexrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT"
          + " LIKE 'alembic%' ORDER BY 1";

  private final TestDatabase start;
  private final List<String> way;
  private final boolean up;
  private final List<Set<String>> applied = new ArrayList<>();
  private final Map<List<String>, List<String>> pictures = new HashMap<>();

  /**
   * The states of a way.
   *
   * @param way the revisions in the order of the steps
   */
  CrashState(TestDatabase start, List<String> way, boolean up) {
    this.start = start;
    this.way = way;
    this.up = up;
    Set<String> now = new LinkedHashSet<>(up ? Set.of() : CrashScripts.all());
    applied.add(new LinkedHashSet<>(now));
    for (String step : way) {
      boolean unused = up ? now.add(step) : now.remove(step);
      applied.add(new LinkedHashSet<>(now));
    }
  }

  /** Fails unless the database is at one revision, or partly at the next as its progress says. */
  Standing check(TestDatabase database) throws SQLException {
    int at = steps(database);
    checkHistory(database, at);
    List<String> noted = progress(database);
    if (noted.isEmpty()) {
      expect(picture(before(at, List.of())), picture(database), database);
      return Standing.AT_A_REVISION;
    }
    partly(database, at, noted);
    return Standing.PARTLY;
  }

  /** Fails unless the whole way is gone, every step once. */
  void checkArrived(TestDatabase database) throws SQLException {
    if (check(database) != Standing.AT_A_REVISION || steps(database) != way.size()) {
      throw new AssertionError("not at the target: " + database.rows() + progress(database));
    }
  }

  private int steps(TestDatabase database) throws SQLException {
    Set<String> rows = new TreeSet<>(database.rows());
    for (int i = 0; i < applied.size(); i++) {
      if (CrashScripts.rows(applied.get(i)).equals(rows)) {
        return i;
      }
    }
    throw new AssertionError("between two revisions: " + rows);
  }

  private void checkHistory(TestDatabase database, int at) throws SQLException {
    boolean begun =
        !database.list("SELECT 1 WHERE to_regclass('athanor.history') IS NOT NULL").isEmpty();
    List<String> entries =
        begun
            ? database.list(
                "SELECT revision FROM athanor.history WHERE outcome = 'Applied' AND direction = '"
                    + (up ? "Upgrade" : "Downgrade")
                    + "' ORDER BY id")
            : List.of();
    expect(way.subList(0, at), entries, database);
  }

  private static List<String> progress(TestDatabase database) throws SQLException {
    boolean begun =
        !database.list("SELECT 1 WHERE to_regclass('athanor.progress') IS NOT NULL").isEmpty();
    return begun
        ? database.list(
            "SELECT state || ' ' || revision || ' ' || statement FROM athanor.progress ORDER BY 1")
        : List.of();
  }

  /** What is noted as done is done, what is noted as begun may be, and nothing else is. */
  private void partly(TestDatabase database, int at, List<String> noted) throws SQLException {
    String next = way.get(at);
    List<String> done = new ArrayList<>();
    List<String> withBegun = new ArrayList<>();
    for (String statement : CrashScripts.part(next, up).statements()) {
      String key = " " + next + " " + new SqlStatement(statement, 1).fingerprint();
      if (noted.contains("done" + key)) {
        done.add(statement);
        withBegun.add(statement);
      } else if (noted.contains("started" + key)) {
        withBegun.add(statement);
      }
    }
    List<String> found = withoutInvalid(picture(database));
    if (!found.equals(picture(before(at, done)))) {
      expect(picture(before(at, withBegun)), found, database);
    }
    if (noted.size() != withBegun.size()) {
      throw new AssertionError("progress of what is not at work: " + noted);
    }
  }

  private static List<String> withoutInvalid(List<String> picture) {
    return picture.stream().filter(line -> !line.contains("valid=false")).toList();
  }

  private List<String> before(int at, List<String> more) {
    List<String> statements = new ArrayList<>();
    for (String step : way.subList(0, at)) {
      Part part = CrashScripts.part(step, up);
      statements.addAll(part.statements());
    }
    statements.addAll(more);
    return statements;
  }

  private List<String> picture(List<String> statements) throws SQLException {
    List<String> known = pictures.get(statements);
    if (known == null) {
      TestDatabase reference = start.copy();
      for (String statement : statements) {
        reference.execute(statement);
      }
      known = picture(reference);
      pictures.put(statements, known);
      reference.drop();
    }
    return known;
  }

  private static List<String> picture(TestDatabase database) throws SQLException {
    List<String> picture = new ArrayList<>(database.list(OBJECTS));
    picture.addAll(database.list("SELECT 'trail ' || step FROM trail ORDER BY 1"));
    if (picture.stream().anyMatch(line -> line.startsWith("r shop"))) {
      picture.addAll(database.list("SELECT 'shop ' || id || ' ' || n FROM shop ORDER BY id"));
    }
    return picture;
  }

  private static void expect(List<String> expected, List<String> found, TestDatabase database)
      throws SQLException {
    if (!expected.equals(found)) {
      throw new AssertionError(
          "at " + database.rows() + " expected " + expected + " but found " + found);
    }
  }
}
