package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.LoadedScripts;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.SqlFailure;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptException;
import dev.athanor.engine.script.ScriptText;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wanted schema, written down: a file of SQL statements, or a folder of files that are run in
 * the order of their names.
 */
final class SchemaFiles {

  /** pg_dump's guard against psql commands in a dump; to any other reader it is noise. */
  private static final Pattern GUARD = Pattern.compile("\\\\(un)?restrict \\w+\\s*");

  private static final Pattern CREATES_SCHEMA =
      Pattern.compile("CREATE\\s+SCHEMA\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Map<String, List<SqlStatement>> statements;

  private SchemaFiles(Map<String, List<SqlStatement>> statements) {
    this.statements = statements;
  }

  /**
   * Reads the file, or the folder's files that end in {@code .sql}.
   *
   * @throws RunEnded with file and line of what cannot be read or split
   */
  static SchemaFiles read(Path place) throws RunEnded {
    Map<String, List<SqlStatement>> statements = new LinkedHashMap<>();
    for (Path file : files(place)) {
      statements.put(file.toString(), statements(file));
    }
    return new SchemaFiles(statements);
  }

  private static List<Path> files(Path place) throws RunEnded {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(place)) {
      files = entries.filter(SchemaFiles::isSql).sorted().toList();
    } catch (IOException e) {
      throw unreadable(place, "cannot be read: " + e.getMessage());
    }
    if (files.isEmpty()) {
      throw unreadable(place, "there is no file here whose name ends in .sql");
    }
    return files;
  }

  private static boolean isSql(Path path) {
    return path.getFileName().toString().endsWith(".sql") && !Files.isDirectory(path);
  }

  private static RunEnded unreadable(Path place, String why) {
    return RunEnded.inScript(
        Outcome.USAGE,
        Cause.INVALID_SETTINGS,
        why,
        "Name a file, or a folder of files, that makes the wanted schema, with --schema.",
        place.toString(),
        0);
  }

  private static List<SqlStatement> statements(Path file) throws RunEnded {
    try {
      String text =
          ScriptText.lines(file, Files.readAllBytes(file)).stream()
              .map(line -> GUARD.matcher(line).matches() ? "" : line)
              .collect(Collectors.joining("\n"));
      return StatementSplitter.split(text, 1);
    } catch (IOException e) {
      boolean absent = Files.notExists(file);
      throw unreadable(
          file, absent ? "there is no such file" : "cannot be read: " + e.getMessage());
    } catch (ScriptException e) {
      throw LoadedScripts.refused(e);
    } catch (SqlSyntaxException e) {
      throw RunEnded.inScript(
          Outcome.USAGE,
          Cause.INVALID_SCRIPT,
          e.getMessage() + ".",
          null,
          file.toString(),
          e.line());
    }
  }

  /** Whether the files make schemas themselves, and so count on none but {@code public}. */
  boolean createSchemas() {
    return statements.values().stream()
        .flatMap(List::stream)
        .anyMatch(statement -> CREATES_SCHEMA.matcher(statement.text()).matches());
  }

  /**
   * Runs the statements, each by itself.
   *
   * @throws RunEnded with file and line of the statement that fails
   */
  void run(DatabaseSettings shadow, StopSignal stop) throws SQLException, RunEnded, Stopped {
    try (Connection connection = shadow.withStatementsAsWritten().connect()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET synchronous_commit = off");
      }
      for (Map.Entry<String, List<SqlStatement>> file : statements.entrySet()) {
        for (SqlStatement sql : file.getValue()) {
          run(connection, sql, file.getKey(), stop);
        }
      }
    }
  }

  private static void run(Connection connection, SqlStatement sql, String file, StopSignal stop)
      throws SQLException, RunEnded, Stopped {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      stop.during(statement, () -> statement.execute(sql.text()));
    } catch (SQLException e) {
      stop.check();
      throw new RunEnded(Outcome.FAILED, SqlFailure.inStatement(e, sql, file, false));
    }
  }
}
