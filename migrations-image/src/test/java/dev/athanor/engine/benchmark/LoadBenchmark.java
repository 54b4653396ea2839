package dev.athanor.engine.benchmark;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.script.ScriptDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From files on disk to their graph. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class LoadBenchmark {

  private static final String PARTS =
      """

      -- upgrade
      CREATE TABLE series_%1$s (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL DEFAULT 'none'
      );
      CREATE INDEX series_%1$s_name ON series_%1$s (name);

      -- downgrade
      DROP TABLE series_%1$s;
      """;

  @Param({"1000", "10000", "100000"})
  public int revisions;

  private Path home = Path.of("");

  @Setup
  public void write() throws IOException {
    home = Files.createTempDirectory("athanor-benchmark");
    Path versions = Files.createDirectory(home.resolve("versions"));
    for (Revision revision : Shape.LINE.revisions(revisions)) {
      String header =
          "-- %s\n--\n-- Revision ID: %s\n-- Revises: %s\n-- Create Date: 2026-11-22 10:00:00\n"
              .formatted(
                  revision.message(), revision.id(), String.join(", ", revision.downRevisions()));
      Files.writeString(
          versions.resolve(revision.id() + "_series.sql"), header + PARTS.formatted(revision.id()));
    }
  }

  @TearDown
  public void remove() throws IOException {
    Folders.delete(home);
  }

  /** Lists, reads, parses and links. */
  @Benchmark
  public ScriptDirectory load() {
    return ScriptDirectory.load(home);
  }
}
