package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alembic's answer to one question about these revisions. */
record AlembicAnswer(JsonNode question, List<Revision> revisions) {

  private static final Set<GraphException.Kind> CIRCLES =
      Set.of(GraphException.Kind.CYCLE, GraphException.Kind.DEPENDENCY_CYCLE);

  /** SQLAlchemy 2.1 asks for it behind every INSERT; the script that Alembic means has none. */
  private static final String RETURNING = " RETURNING \\S+\\.version_num(?=;)";

  /** What the engine said: a value as plain lists and maps, or why it refused. */
  record Answer(@Nullable Object value, @Nullable RuntimeException refusal) {

    @Override
    public String toString() {
      return refusal == null ? String.valueOf(value) : refusal.toString();
    }
  }

  /** How far two answers agree. */
  enum Agreement {
    /** The same value. */
    SAME,
    /**
     * The same text up to the order of lines, and of names between commas, where Alembic's own
     * varies from run to run.
     */
    SAME_IN_OTHER_ORDER,
    /** Refused in the same words. */
    SAME_REFUSAL,
    /** Alembic crashed without an answer; the engine refuses. */
    CRASH_REFUSED,
    /** Alembic is known to be wrong here; the engine does what is right. */
    IDEAL,
    /**
     * Alembic's known faults in writing the rows, a crash and a row left below another, which the
     * data marks for a run and not for its script. The engine's script is sound.
     */
    SCRIPT_MENDED,
    /**
     * A row, written by no Alembic, is only the beginning of an id. Alembic takes it for the
     * revision and may leave the table broken; to the engine such a row is unknown.
     */
    INEXACT_ROW_REFUSED,
    /**
     * Both refuse, Alembic for the target and before it has come to the name of a revision that is
     * not there, of which it only warned.
     */
    REFUSED_AT_LOAD,
    /** Alembic writes a file with which its graph does not load; the engine refuses before. */
    REFUSED_BEFORE_WRITING,
    /** Different. */
    NONE
  }

  Agreement compare(Answer given) {
    JsonNode ideal = question.get("ideal");
    if (ideal != null) {
      return isIdeal(given, ideal) ? Agreement.IDEAL : Agreement.NONE;
    }
    JsonNode error = answer().get("error");
    RuntimeException refusal = given.refusal();
    if (refusal == null) {
      return compareValue(given.value());
    }
    if (error != null && error.get("message").asText().equals(refusal.getMessage())) {
      return Agreement.SAME_REFUSAL;
    }
    if (error != null && error.get("kind").asText().equals("crash")) {
      return Agreement.CRASH_REFUSED;
    }
    if (refusal instanceof UnknownRowsException unknown && areInexact(unknown.rows())) {
      return Agreement.INEXACT_ROW_REFUSED;
    }
    if (answer().has("reload_error") && refusal instanceof GraphException) {
      return Agreement.REFUSED_BEFORE_WRITING;
    }
    return error != null
            && refusal instanceof GraphException graph
            && isMissing(graph.faults().get(0).kind())
        ? Agreement.REFUSED_AT_LOAD
        : Agreement.NONE;
  }

  private static boolean isMissing(GraphException.Kind kind) {
    return kind == GraphException.Kind.MISSING_DOWN_REVISION
        || kind == GraphException.Kind.MISSING_DEPENDENCY;
  }

  private Agreement compareValue(@Nullable Object value) {
    if (plain(answer()).equals(value)) {
      return Agreement.SAME;
    }
    if (question.path("varies").asText().equals("line-order")
        && value instanceof Map<?, ?> printed
        && printed.get("stdout") instanceof String text
        && unordered(answer().path("stdout").asText()).equals(unordered(text))) {
      return Agreement.SAME_IN_OTHER_ORDER;
    }
    return question.get("command").asText().endsWith("_sql")
            && value instanceof Map<?, ?> script
            && isMended(script)
        ? Agreement.SCRIPT_MENDED
        : Agreement.NONE;
  }

  private static List<String> unordered(String text) {
    return text.lines()
        .map(line -> Arrays.stream(line.split("[ ,():]+")).sorted().toList().toString())
        .sorted()
        .toList();
  }

  private boolean isMended(Map<?, ?> script) {
    ScriptRows rows = ScriptRows.of(RevisionGraph.of(revisions), question);
    if (!rows.areSoundAfterEachStep(String.valueOf(script.get("stdout")))) {
      return false;
    }
    String alembic = answer().path("stdout").asText();
    boolean faulty =
        OfflineQuestions.commitsOnce(question)
            ? !rows.areSoundAtTheEnd(alembic)
            : !rows.areSoundAfterEachStep(alembic);
    return isCrashInWriting()
        || (faulty && Oracle.strings(answer().get("running")).equals(script.get("running")));
  }

  /** Whether Alembic stumbled over the name of a revision while it wrote a script. */
  private boolean isCrashInWriting() {
    JsonNode error = answer().path("error");
    return error.path("type").asText().equals("KeyError")
        && revisions.stream().anyMatch(r -> error.get("message").asText().equals(quoted(r.id())));
  }

  private static String quoted(String id) {
    return "'" + id + "'";
  }

  private static List<Object> revisionsOf(Map<?, ?> plan) {
    List<Object> revisions = new ArrayList<>();
    if (plan.get("steps") instanceof List<?> steps) {
      steps.forEach(step -> revisions.add(String.valueOf(((Map<?, ?>) step).get("rev"))));
    }
    return revisions;
  }

  private boolean isIdeal(Answer given, JsonNode ideal) {
    if (ideal.has("rows")) {
      List<String> order =
          answer().has("planned")
              ? Oracle.strings(answer().get("planned"))
              : answer().findValuesAsText("rev");
      return given.value() instanceof Map<?, ?> plan
          && Oracle.strings(ideal.get("rows")).equals(plan.get("rows"))
          && order.equals(revisionsOf(plan));
    }
    if (ideal.has("at_head")) {
      return ideal.get("at_head").asBoolean() == (given.refusal() == null);
    }
    return given.refusal() instanceof GraphException e
        && CIRCLES.contains(e.faults().get(0).kind());
  }

  private boolean areInexact(List<String> rows) {
    return question.path("state").asText().equals("invalid")
        && rows.stream()
            .allMatch(
                row -> revisions.stream().anyMatch(revision -> revision.id().startsWith(row)));
  }

  private JsonNode answer() {
    return question.get("expect");
  }

  private static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(element -> list.add(plain(element)));
      return list;
    }
    return node.asText().replaceAll(RETURNING, "");
  }
}
