package dev.athanor.engine.benchmark.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is measured, and with what. */
final class Options {

  /** Names a Python that has Alembic and psycopg. */
  static final String ALEMBIC = "ATHANOR_ALEMBIC_PYTHON";

  private final Map<String, String> given;

  private Options(Map<String, String> given) {
    this.given = given;
  }

  static Options read(String[] arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    return new Options(given);
  }

  /** How often each peer does the work; the long ones less often. */
  int rounds(Work work) {
    int rounds = Integer.parseInt(given.getOrDefault("--rounds", "15"));
    return work == Work.C || work == Work.D ? Math.max(1, rounds / 3) : rounds;
  }

  List<Work> works() {
    List<Work> works = new ArrayList<>();
    for (char letter : given.getOrDefault("--works", "ABCDE").toCharArray()) {
      works.add(Work.valueOf(String.valueOf(letter)));
    }
    return works;
  }

  /** The set of {@link Work#D}; null without one. */
  @Nullable Scripts set() {
    String folder = given.get("--set");
    return folder == null ? null : new Scripts(Path.of(folder).toAbsolutePath());
  }

  Path java() {
    return Path.of(given.getOrDefault("--java", System.getProperty("java.home")));
  }

  String psql() {
    return given.getOrDefault("--psql", "psql");
  }

  @Nullable String alembic() {
    return System.getenv(ALEMBIC);
  }

  /** The folder that the image is made from. */
  Path image() {
    return module().resolve("image");
  }

  /** The folder with the jar. */
  Path target() {
    return module().resolve("target");
  }

  private static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }
}
