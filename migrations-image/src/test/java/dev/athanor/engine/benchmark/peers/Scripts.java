package dev.athanor.engine.benchmark.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A project of SQL scripts.
 *
 * @param folder the one that holds {@code versions}
 */
record Scripts(Path folder) {

  private static final String SCRIPT =
      """
      -- create t%1$d
      --
      -- Revision ID: %2$s
      -- Revises: %3$s
      -- Create Date: 2026-01-01 00:00:00

      -- upgrade
      CREATE TABLE t%1$d (id int);

      -- downgrade
      DROP TABLE t%1$d;
      """;

  /** A line of revisions, a small table each. */
  static Scripts write(Path folder, int count) throws IOException {
    Path versions = Files.createDirectories(folder.resolve("versions"));
    for (int i = 0; i < count; i++) {
      String text = SCRIPT.formatted(i, id(i), i == 0 ? "" : id(i - 1));
      Files.writeString(versions.resolve(id(i) + "_create_t" + i + ".sql"), text);
    }
    return new Scripts(folder);
  }

  /** The revision at this place of the line, of as many digits as Alembic's. */
  static String id(int index) {
    return "%012x".formatted(0xabc_0000_0000L + index * 7_919L);
  }
}
