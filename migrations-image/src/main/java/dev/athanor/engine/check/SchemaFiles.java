package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.LoadedScripts;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.ScriptStatement;
import dev.athanor.engine.run.SqlFailure;
import dev.athanor.engine.run.StopSignal;
import dev.athanor.engine.run.StopSignal.Stopped;
import dev.athanor.engine.script.ScriptException;
import dev.athanor.engine.script.ScriptPart;
import dev.athanor.engine.sql.SqlStatement;
import dev.athanor.engine.sql.SqlSyntaxException;
import dev.athanor.engine.sql.StatementReader;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wanted schema, written down: a file of SQL statements, or a folder of files that are run in
 * the order of their names.
 */
final class SchemaFiles {

  private static final Pattern CREATES_SCHEMA =
      Pattern.compile("CREATE\\s+SCHEMA\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** By file name, in the order in which they run. */
  private final Map<String, ScriptPart> parts;

  private final boolean createSchemas;

  private SchemaFiles(Map<String, ScriptPart> parts, boolean createSchemas) {
    this.parts = parts;
    this.createSchemas = createSchemas;
  }

  /**
   * Reads the file, or the folder's files that end in {@code .sql}.
   *
   * @throws RunEnded with file and line of what cannot be read or split
   */
  static SchemaFiles read(Path place) throws RunEnded {
    Map<String, ScriptPart> parts = new LinkedHashMap<>();
    boolean createSchemas = false;
    for (Path file : files(place)) {
      try {
        ScriptPart part = ScriptPart.ofFile(file);
        createSchemas |= createsSchema(part);
        parts.put(file.toString(), part);
      } catch (IOException e) {
        boolean absent = Files.notExists(file);
        throw unreadable(
            file, absent ? "there is no such file" : "cannot be read: " + e.getMessage());
      } catch (ScriptException e) {
        throw LoadedScripts.refused(e);
      } catch (SqlSyntaxException e) {
        throw invalid(e, file.toString());
      }
    }
    return new SchemaFiles(parts, createSchemas);
  }

  private static boolean createsSchema(ScriptPart part) throws IOException, SqlSyntaxException {
    boolean found = false;
    try (StatementReader reader = new StatementReader(part.open(), part.firstLine())) {
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        found = found || CREATES_SCHEMA.matcher(next.text()).matches();
      }
    }
    return found;
  }

  private static RunEnded invalid(SqlSyntaxException e, String file) {
    return RunEnded.inScript(
        Outcome.USAGE, Cause.INVALID_SCRIPT, e.getMessage() + ".", e.hint(), file, e.line());
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

  /** Whether the files make schemas themselves, and so count on none but {@code public}. */
  boolean createSchemas() {
    return createSchemas;
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
      for (Map.Entry<String, ScriptPart> file : parts.entrySet()) {
        run(connection, file.getValue(), file.getKey(), stop);
      }
    }
  }

  private static void run(Connection connection, ScriptPart part, String file, StopSignal stop)
      throws RunEnded, Stopped {
    try (StatementReader reader = new StatementReader(part.open(), part.firstLine())) {
      for (SqlStatement next = reader.next(); next != null; next = reader.next()) {
        run(connection, next, reader, file, stop);
      }
    } catch (IOException e) {
      throw unreadable(Path.of(file), "cannot be read again: " + e.getMessage());
    } catch (SqlSyntaxException e) {
      throw invalid(e, file);
    }
  }

  private static void run(
      Connection connection,
      SqlStatement statement,
      StatementReader reader,
      String file,
      StopSignal stop)
      throws RunEnded, Stopped {
    try {
      ScriptStatement.run(connection, statement, () -> rows(reader, file), stop);
    } catch (SQLException e) {
      stop.check();
      throw new RunEnded(Outcome.FAILED, SqlFailure.inStatement(e, statement, file, false));
    }
  }

  private static @Nullable String rows(StatementReader reader, String file) throws RunEnded {
    try {
      return reader.nextRows();
    } catch (IOException e) {
      throw unreadable(Path.of(file), "cannot be read again: " + e.getMessage());
    } catch (SqlSyntaxException e) {
      throw invalid(e, file);
    }
  }
}
