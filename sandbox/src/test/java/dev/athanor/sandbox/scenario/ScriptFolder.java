package dev.athanor.sandbox.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A migrations image in the making: a folder with {@code versions/}. */
record ScriptFolder(Path folder) {

  static ScriptFolder in(Path folder) {
    try {
      Files.createDirectories(folder.resolve("versions"));
      return new ScriptFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of revisions 001 to {@code last}, each with a table {@code t<revision>}. */
  ScriptFolder line(int last) {
    for (int i = 1; i <= last; i++) {
      String revision = "%03d".formatted(i);
      String parent = i == 1 ? "" : "%03d".formatted(i - 1);
      revision(
          revision,
          parent,
          "CREATE TABLE t%s (id int);".formatted(revision),
          "DROP TABLE t%s;".formatted(revision));
    }
    return this;
  }

  /** Writes one revision, or writes it anew. */
  ScriptFolder revision(String revision, String parent, String upgrade, String downgrade) {
    return write(revision, parent, upgrade, "\n-- downgrade\n" + downgrade + "\n");
  }

  /** Writes one of the line anew, without a downgrade part. */
  ScriptFolder withoutDowngrade(String revision) {
    String parent = "%03d".formatted(Integer.parseInt(revision) - 1);
    return write(revision, parent, "CREATE TABLE t%s (id int);".formatted(revision), "");
  }

  private ScriptFolder write(String revision, String parent, String upgrade, String downgrade) {
    String script =
        """
        -- revision %1$s
        --
        -- Revision ID: %1$s
        -- Revises: %2$s
        -- Create Date: 2026-01-01 00:00:00

        -- upgrade
        %3$s
        %4$s"""
            .formatted(revision, parent, upgrade, downgrade);
    try {
      Files.writeString(folder.resolve("versions").resolve(revision + "_step.sql"), script);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
