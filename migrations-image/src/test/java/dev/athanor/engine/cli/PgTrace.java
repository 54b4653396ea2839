package dev.athanor.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A run of real Alembic against PostgreSQL: what it was given, and what the server then saw. */
record PgTrace(JsonNode json) {

  static List<PgTrace> load() throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<PgTrace> traces = new ArrayList<>();
    String resource = "/alembic-oracle/pg_traces.jsonl.gz";
    InputStream data = Objects.requireNonNull(PgTrace.class.getResourceAsStream(resource));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(data), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        traces.add(new PgTrace(mapper.readTree(line)));
      }
    }
    return traces;
  }

  static List<String> strings(JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node.isTextual()) {
      strings.add(node.asText());
    }
    node.forEach(element -> strings.add(element.asText()));
    return strings;
  }

  String name() {
    return json.get("name").asText();
  }

  List<String> arguments() {
    return strings(json.get("argv"));
  }

  List<String> setup() {
    return strings(json.get("setup"));
  }

  int exitStatus() {
    return json.get("exit_status").asInt();
  }

  /** The sentence of a CommandError; "" where there was none. */
  String failure() {
    String output = json.get("stdout").asText();
    int at = output.indexOf("FAILED: ");
    return at < 0 ? "" : output.substring(at).strip();
  }

  /** Whether the migrations were committed one by one. */
  boolean transactionPerMigration() {
    JsonNode configure = json.get("configure");
    return configure.path("transaction_per_migration").asBoolean(false)
        || !configure.path("transactional_ddl").asBoolean(true)
        || json.get("engine").has("isolation_level");
  }

  String versionTable() {
    return json.get("configure").path("version_table").asText("alembic_version");
  }

  /** "" for the one that the search path gives. */
  String versionTableSchema() {
    return json.get("configure").path("version_table_schema").asText("");
  }

  List<String> tables() {
    return strings(json.get("tables_after"));
  }

  /** Empty also where there is no table. */
  List<String> rows() {
    return strings(json.get("version_rows_after"));
  }

  List<String> indexes() {
    return strings(json.get("index_after"));
  }

  List<String> serverTrace() {
    return strings(json.get("server_trace"));
  }

  /** Writes the scripts as ours, and gives all their statements. */
  Set<String> writeScripts(Path folder) throws IOException {
    Set<String> all = new LinkedHashSet<>();
    Path versions = Files.createDirectories(folder.resolve("versions"));
    for (JsonNode script : json.get("scripts")) {
      String id = script.get("rev").asText();
      List<String> up = upgrade(script, id);
      List<String> down = List.of("DROP TABLE t_" + id);
      all.addAll(up);
      all.addAll(down);
      Files.writeString(
          versions.resolve(id + "_step.sql"),
          "-- step %s\n--\n-- Revision ID: %s\n-- Revises: %s\n-- upgrade%s\n%s\n-- downgrade\n%s\n"
              .formatted(
                  id,
                  id,
                  String.join(", ", strings(script.get("down"))),
                  script.has("autocommit") ? ": autocommit" : "",
                  String.join(";\n", up) + ";",
                  String.join(";\n", down) + ";"));
    }
    return all;
  }

  /** A block outside transactions has parts before and after it, which ours has not. */
  private static List<String> upgrade(JsonNode script, String id) {
    if (script.has("autocommit")) {
      List<String> statements = new ArrayList<>();
      script.get("autocommit").forEach(part -> statements.addAll(strings(part)));
      return statements;
    }
    return script.has("up")
        ? strings(script.get("up"))
        : List.of("CREATE TABLE t_" + id + " (id int)");
  }

  @Override
  public String toString() {
    return name();
  }
}
