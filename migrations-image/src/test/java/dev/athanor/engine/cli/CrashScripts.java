package dev.athanor.engine.cli;

import dev.athanor.engine.run.Project;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Scripts of every kind, none of which may be run twice: transactional, outside transactions, data,
 * a branch and its merge, up and down. The table {@code trail} counts what was done.
 */
final class CrashScripts {

  /** The database that the scripts begin with. */
  static final String SETUP =
      """
      CREATE TABLE trail (step text NOT NULL);
      CREATE PROCEDURE note_and_commit(step text) LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO trail VALUES (step); COMMIT; PERFORM pg_sleep(0.02); END $$;
      """;

  /** A revision's part. */
  record Part(boolean autocommit, List<String> statements) {

    String text(String marker) {
      return "-- "
          + marker
          + (autocommit ? ": autocommit\n" : "\n")
          + String.join(";\n", statements)
          + ";\n";
    }
  }

  private record Revision(String id, List<String> parents, Part up, Part down) {}

  private static final List<Revision> REVISIONS =
      List.of(
          new Revision(
              "r1",
              List.of(),
              transaction(
                  "CREATE TABLE shop (id int PRIMARY KEY, n int NOT NULL)",
                  "INSERT INTO shop SELECT g, 0 FROM generate_series(1, 50) g",
                  "INSERT INTO trail VALUES ('r1 up')"),
              transaction("DROP TABLE shop", "INSERT INTO trail VALUES ('r1 down')")),
          new Revision(
              "r2",
              List.of("r1"),
              autocommit(
                  "INSERT INTO trail VALUES ('r2 up 1')",
                  "CREATE UNIQUE INDEX CONCURRENTLY shop_n ON shop (n, id)",
                  "ALTER TABLE shop ADD COLUMN price numeric",
                  "CALL note_and_commit('r2 up 2')",
                  "VACUUM shop",
                  "INSERT INTO trail VALUES ('r2 up 3')"),
              autocommit(
                  "ALTER TABLE shop DROP COLUMN price",
                  "DROP INDEX CONCURRENTLY IF EXISTS shop_n",
                  "INSERT INTO trail SELECT 'r2 down' FROM pg_sleep(0.02)")),
          new Revision(
              "r3a",
              List.of("r2"),
              transaction(
                  "UPDATE shop SET n = n + 1",
                  "INSERT INTO trail SELECT 'r3a up' FROM pg_sleep(0.02)"),
              transaction("UPDATE shop SET n = n - 1", "INSERT INTO trail VALUES ('r3a down')")),
          new Revision(
              "r3b",
              List.of("r2"),
              transaction(
                  "CREATE TABLE side AS SELECT id FROM shop",
                  "INSERT INTO trail VALUES ('r3b up')"),
              transaction("DROP TABLE side", "INSERT INTO trail VALUES ('r3b down')")),
          new Revision(
              "r4",
              List.of("r3a", "r3b"),
              transaction("INSERT INTO trail VALUES ('r4 up')"),
              transaction("INSERT INTO trail VALUES ('r4 down')")),
          new Revision(
              "r5",
              List.of("r4"),
              autocommit(
                  "UPDATE shop SET n = n + 10 WHERE id <= 25",
                  "UPDATE shop SET n = n + 10 WHERE id > 25",
                  "INSERT INTO trail SELECT 'r5 up' FROM pg_sleep(0.02)"),
              autocommit(
                  "UPDATE shop SET n = n - 10 WHERE id <= 25",
                  "UPDATE shop SET n = n - 10 WHERE id > 25",
                  "INSERT INTO trail VALUES ('r5 down')")));

  private CrashScripts() {}

  private static Part transaction(String... statements) {
    return new Part(false, List.of(statements));
  }

  private static Part autocommit(String... statements) {
    return new Part(true, List.of(statements));
  }

  static void write(Path folder) {
    Project project = new Project(folder);
    for (Revision revision : REVISIONS) {
      project.write(
          revision.id,
          String.join(", ", revision.parents),
          revision.up.text("upgrade") + "\n" + revision.down.text("downgrade"));
    }
  }

  static Part part(String id, boolean up) {
    Revision found =
        REVISIONS.stream().filter(each -> each.id.equals(id)).findFirst().orElseThrow();
    return up ? found.up : found.down;
  }

  static Set<String> all() {
    Set<String> ids = new LinkedHashSet<>();
    REVISIONS.forEach(each -> ids.add(each.id));
    return ids;
  }

  /** The version table's rows when these are applied: those that no other of them stands on. */
  static Set<String> rows(Set<String> applied) {
    Set<String> rows = new TreeSet<>(applied);
    for (Revision revision : REVISIONS) {
      if (applied.contains(revision.id)) {
        revision.parents.forEach(rows::remove);
      }
    }
    return rows;
  }
}
