package dev.athanor.engine.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A program of the machine that some tests cannot do without. */
public enum InstalledProgram {
  PGBOUNCER("pgbouncer", "pgbouncer"),
  PSQL("psql", "postgresql-client");

  private final String program;
  private final String debianPackage;

  InstalledProgram(String program, String debianPackage) {
    this.program = program;
    this.debianPackage = debianPackage;
  }

  /** Whether it is on the PATH; says so aloud where it is not. */
  public boolean isThere() {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!there) {
      System.err.println(
          "NO "
              + program
              + " on the PATH (Debian's package "
              + debianPackage
              + "): the tests that need it are SKIPPED, not passed.");
    }
    return there;
  }
}
