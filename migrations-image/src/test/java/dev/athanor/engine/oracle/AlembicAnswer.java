package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.UnknownRowsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Alembic's answer to one question about these revisions. */
record AlembicAnswer(JsonNode question, List<Revision> revisions) {

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
    /** Refused in the same words. */
    SAME_REFUSAL,
    /** Alembic crashed without an answer; the engine refuses. */
    CRASH_REFUSED,
    /** Alembic is known to be wrong here; the engine does what is right. */
    IDEAL,
    /**
     * Same steps and the same rows at the end, but on the way Alembic has a row below another. The
     * engine commits after every step and so has none such at any time.
     */
    CLEANER_ROWS_BETWEEN,
    /**
     * A row is only the beginning of an id. Alembic takes it for the revision and may leave the
     * table broken; to the engine such a row is unknown.
     */
    INEXACT_ROW_REFUSED,
    /** Both refuse, Alembic for the target and before it has seen that its graph does not load. */
    REFUSED_AT_LOAD,
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
    return error != null && refusal instanceof GraphException
        ? Agreement.REFUSED_AT_LOAD
        : Agreement.NONE;
  }

  private Agreement compareValue(@Nullable Object value) {
    if (plain(answer()).equals(value)) {
      return Agreement.SAME;
    }
    return answer().has("steps")
            && value instanceof Map<?, ?> plan
            && answer().has("rows")
            && Oracle.strings(answer().get("rows")).equals(plan.get("rows"))
            && answer().findValuesAsText("rev").equals(revisionsOf(plan))
            && hasRowBelowAnother()
        ? Agreement.CLEANER_ROWS_BETWEEN
        : Agreement.NONE;
  }

  private static List<Object> revisionsOf(Map<?, ?> plan) {
    List<Object> revisions = new ArrayList<>();
    if (plan.get("steps") instanceof List<?> steps) {
      steps.forEach(step -> revisions.add(String.valueOf(((Map<?, ?>) step).get("rev"))));
    }
    return revisions;
  }

  /** Whether Alembic's own statements, played from its rows, ever leave a row below another. */
  private boolean hasRowBelowAnother() {
    RevisionGraph graph = RevisionGraph.of(revisions);
    Set<String> rows = new LinkedHashSet<>(Oracle.strings(question.get("rows")));
    boolean found = graph.maximal(rows).size() < rows.size();
    for (JsonNode step : answer().get("steps")) {
      for (JsonNode statement : step.get("ops")) {
        List<String> words = Oracle.strings(statement);
        if (!words.get(0).equals("insert")) {
          rows.remove(words.get(1));
        }
        if (!words.get(0).equals("delete")) {
          rows.add(words.get(words.size() - 1));
        }
      }
      found |= graph.maximal(rows).size() < rows.size();
    }
    return found;
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
    return given.refusal() instanceof GraphException e
        && e.faults().get(0).kind() == GraphException.Kind.CYCLE;
  }

  private boolean areInexact(List<String> rows) {
    return rows.stream()
        .allMatch(row -> revisions.stream().anyMatch(revision -> revision.id().startsWith(row)));
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
    return node.asText();
  }
}
