package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.athanor.engine.graph.Revision;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What real Alembic answered: graphs, and questions about them with the answers. */
record Oracle(Map<String, List<Revision>> graphs, Map<String, List<JsonNode>> casesByGraph) {

  private static final String ELSEWHERE = "oracle.dir";

  private static final JsonMapper JSON = new JsonMapper();

  /** Reads the data beside the tests, or those of the folder that {@code -Doracle.dir} names. */
  static Oracle load() {
    Map<String, List<Revision>> graphs = new LinkedHashMap<>();
    for (JsonNode graph : lines("graphs")) {
      List<Revision> revisions = new ArrayList<>();
      graph.get("revisions").forEach(node -> revisions.add(revision(node)));
      graphs.put(graph.get("id").asText(), revisions);
    }
    Map<String, List<JsonNode>> cases = new LinkedHashMap<>();
    for (JsonNode node : lines("cases")) {
      cases.computeIfAbsent(node.get("graph").asText(), id -> new ArrayList<>()).add(node);
    }
    return new Oracle(graphs, cases);
  }

  /** Runs of Alembic's command line, with what it printed. */
  static List<JsonNode> traces() {
    return lines("pg_traces");
  }

  static List<String> strings(@Nullable JsonNode node) {
    List<String> strings = new ArrayList<>();
    if (node != null) {
      node.forEach(element -> strings.add(element.asText()));
    }
    return strings;
  }

  private static Revision revision(JsonNode node) {
    return new Revision(
        node.get("rev").asText(),
        strings(node.get("down")),
        strings(node.get("deps")),
        strings(node.get("labels")),
        node.get("doc").asText());
  }

  private static List<JsonNode> lines(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    String folder = System.getProperty(ELSEWHERE);
    if (folder == null) {
      String resource = "/alembic-oracle/" + name + ".jsonl.gz";
      InputStream data = Oracle.class.getResourceAsStream(resource);
      if (data == null) {
        throw new FileNotFoundException(resource);
      }
      return new GZIPInputStream(data);
    }
    Path plain = Path.of(folder, name + ".jsonl");
    return Files.exists(plain)
        ? Files.newInputStream(plain)
        : new GZIPInputStream(Files.newInputStream(Path.of(folder, name + ".jsonl.gz")));
  }
}
