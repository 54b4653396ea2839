package dev.athanor.engine.cli;

import dev.athanor.engine.run.Project;
import dev.athanor.engine.run.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The same revisions twice: as an Alembic project, which real Alembic runs, and as SQL scripts. */
final class AlembicProject {

  /** A Python that has alembic, sqlalchemy and psycopg. */
  static final String VARIABLE = "ATHANOR_ALEMBIC_PYTHON";

  private static final String ENVIRONMENT =
      """
      import os
      from alembic import context
      from sqlalchemy import create_engine, pool

      engine = create_engine(os.environ["ALEMBIC_URL"], poolclass=pool.NullPool)
      with engine.connect() as connection:
          context.configure(connection=connection)
          with context.begin_transaction():
              context.run_migrations()
      """;

  /** How Alembic ended. */
  record Ended(int exitCode, String errors) {

    /** The last line of a traceback, which is the reason. */
    String reason() {
      return errors
          .lines()
          .filter(line -> line.matches("[a-z_.A-Z]+(Error|Exception|Violation|Table|Detected).*"))
          .reduce((first, second) -> second)
          .orElse(errors);
    }
  }

  private final Path folder;
  private final Project scripts;
  private final Map<String, List<String>> parents = new LinkedHashMap<>();

  AlembicProject(Path folder) throws IOException {
    this.folder = folder;
    this.scripts = new Project(folder.resolve("sql"));
    Files.createDirectories(folder.resolve("alembic/versions"));
    Files.writeString(
        folder.resolve("alembic.ini"), "[alembic]\nscript_location = %(here)s/alembic\n");
    Files.writeString(folder.resolve("alembic/env.py"), ENVIRONMENT);
  }

  /** Null where there is none: a test has nothing to run then. */
  static @Nullable String python() {
    return System.getenv(VARIABLE);
  }

  /** A revision of one statement for each way. */
  AlembicProject add(String id, List<String> downRevisions, String upgrade, String downgrade)
      throws IOException {
    parents.put(id, downRevisions);
    scripts.add(id, String.join(", ", downRevisions), upgrade + ";", downgrade + ";");
    String down =
        downRevisions.isEmpty() ? "None" : "(\"" + String.join("\", \"", downRevisions) + "\",)";
    Files.writeString(
        folder.resolve("alembic/versions/" + id + ".py"),
        """
        from alembic import op
        revision = "%s"
        down_revision = %s
        def upgrade():
            op.get_bind().exec_driver_sql(\"""%s\""")
        def downgrade():
            op.get_bind().exec_driver_sql(\"""%s\""")
        """
            .formatted(id, down, upgrade, downgrade));
    return this;
  }

  /** Each revision with those that it revises. */
  Map<String, List<String>> parents() {
    return parents;
  }

  Path scripts() {
    return scripts.folder();
  }

  /** Begins {@code alembic …}. */
  Process start(TestDatabase database, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(String.valueOf(python()), "-m", "alembic", "-c"));
    command.add(folder.resolve("alembic.ini").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder
        .environment()
        .put("ALEMBIC_URL", database.url().replace("postgresql:", "postgresql+psycopg:"));
    try {
      return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end, which must come. */
  static Ended end(Process alembic) throws IOException, InterruptedException {
    String errors = new String(alembic.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!alembic.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("Alembic does not end");
    }
    return new Ended(alembic.exitValue(), errors);
  }
}
