package dev.athanor.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.cli.TraceExceptions.Aspect;
import dev.athanor.engine.cli.TraceExceptions.Difference;
import dev.athanor.engine.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same command lines as real Alembic was given, on the same databases: what the server saw of
 * them, and what was there afterwards.
 */
class PgTracesIT {

  private static final Pattern STATEMENT =
      Pattern.compile("(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);

  private static LoggingServer server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = new LoggingServer(folder);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  static List<PgTrace> traces() throws IOException {
    return PgTrace.load();
  }

  @Test
  void everyExceptionIsAboutATrace() throws IOException {
    List<String> names = traces().stream().map(PgTrace::name).toList();
    assertThat(names)
        .hasSize(63)
        .doesNotHaveDuplicates()
        .containsAll(TraceExceptions.DIFFERENT.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("traces")
  void isAsAlembicDidIt(PgTrace trace, @TempDir Path folder) throws Exception {
    Map<Aspect, String> found = differences(trace, folder);
    Difference meant = TraceExceptions.DIFFERENT.getOrDefault(trace.name(), Difference.NONE);
    assertThat(found.keySet()).as("%s: %s", meant.reason(), found).isEqualTo(meant.aspects());
  }

  private static Map<Aspect, String> differences(PgTrace trace, Path folder) throws Exception {
    Set<String> statements = trace.writeScripts(folder);
    String database = server.createDatabase();
    execute(database, trace.setup());
    Ended ended = run(trace, database, folder);

    Map<Aspect, String> differences = new EnumMap<>(Aspect.class);
    compare(
        differences,
        Aspect.TRANSACTIONS,
        theirs(trace, statements),
        ours(trace, statements, database));
    compare(differences, Aspect.TABLES, trace.tables(), tables(database));
    compare(differences, Aspect.ROWS, trace.rows(), rows(trace, database));
    compare(differences, Aspect.INDEXES, trace.indexes(), indexes(database));
    compare(differences, Aspect.SUCCESS, trace.exitStatus() == 0, ended.code == 0);
    if (!trace.failure().isEmpty()) {
      compare(differences, Aspect.MESSAGE, trace.failure(), ended.failure());
    }
    return differences;
  }

  private static void compare(
      Map<Aspect, String> differences, Aspect aspect, Object theirs, Object ours) {
    if (!theirs.equals(ours)) {
      differences.put(aspect, "Alembic " + theirs + ", ours " + ours);
    }
  }

  /** How our process would have ended. */
  private record Ended(int code, String results, String talk) {

    String failure() {
      return talk.lines()
          .filter(line -> line.startsWith("FAILED: "))
          .findFirst()
          .orElse("no FAILED in " + talk);
    }
  }

  private static Ended run(PgTrace trace, String database, Path folder) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", server.url(database));
    environment.put("ATHANOR_VERSION_TABLE", trace.versionTable());
    environment.put("ATHANOR_VERSION_TABLE_SCHEMA", trace.versionTableSchema());
    Files.writeString(
        folder.resolve("athanor.ini"),
        "[athanor]\ntransaction_per_migration = " + trace.transactionPerMigration() + "\n");
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    Console console = new Console(printed(results), printed(talk));
    int code =
        new CommandLine(console, environment, folder).run(trace.arguments().toArray(new String[0]));
    return new Ended(
        code, results.toString(StandardCharsets.UTF_8), talk.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream printed(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static List<String> theirs(PgTrace trace, Set<String> statements) {
    SeenTransactions seen = new SeenTransactions(statements, trace.versionTable());
    String error = "-- server: ERROR: ";
    for (String line : trace.serverTrace()) {
      if (line.startsWith(error)) {
        seen.error(line.substring(error.length()));
      } else {
        seen.statement(line);
      }
    }
    return seen.seen();
  }

  private static List<String> ours(PgTrace trace, Set<String> statements, String database)
      throws SQLException {
    Map<Integer, SeenTransactions> sessions = new LinkedHashMap<>();
    List<LoggingServer.Line> log = server.log(database);
    for (LoggingServer.Line line : log) {
      if (!line.application().equals("setup")) {
        SeenTransactions seen =
            sessions.computeIfAbsent(
                line.pid(), pid -> new SeenTransactions(statements, trace.versionTable()));
        Matcher statement = STATEMENT.matcher(line.message());
        if (line.severity().equals("ERROR")) {
          seen.error(line.message());
        } else if (statement.matches()) {
          seen.statement(statement.group(1));
        }
      }
    }
    List<String> all = new ArrayList<>();
    sessions.values().forEach(session -> all.addAll(session.seen()));
    return all;
  }

  private static void execute(String database, List<String> statements) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = 'setup'");
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> list(String database, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  private static List<String> tables(String database) throws SQLException {
    return list(
        database,
        "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname NOT IN"
            + " ('pg_catalog', 'information_schema', 'athanor') ORDER BY 1");
  }

  private static List<String> rows(PgTrace trace, String database) throws SQLException {
    String schema = trace.versionTableSchema();
    String table = (schema.isEmpty() ? "" : schema + ".") + trace.versionTable();
    boolean there =
        list(database, "SELECT to_regclass('" + table + "') IS NOT NULL").equals(List.of("t"));
    return there ? list(database, "SELECT version_num FROM " + table + " ORDER BY 1") : List.of();
  }

  private static List<String> indexes(String database) throws SQLException {
    return list(
        database,
        "SELECT c.relname || ' valid=' || i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid ="
            + " i.indexrelid WHERE c.relname LIKE 'ix%' ORDER BY 1");
  }
}
