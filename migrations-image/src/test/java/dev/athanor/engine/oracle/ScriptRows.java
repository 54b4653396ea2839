package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an offline script does to the rows, found out by playing its statements. */
record ScriptRows(RevisionGraph graph, List<String> start) {

  private static final Pattern STEP = Pattern.compile("-- Running ");
  private static final Pattern REMOVED = Pattern.compile(" WHERE \\S+ = '([^']+)';$");
  private static final Pattern WRITTEN =
      Pattern.compile("(?: VALUES \\(| SET version_num=)'([^']+)'");

  /** From where the question's range starts. */
  static ScriptRows of(RevisionGraph graph, JsonNode question) {
    String start = Range.read(question.get("args").get("range").asText()).start();
    Optional<Revision> row =
        start == null ? Optional.empty() : new Symbols(graph).resolveOne(start);
    return new ScriptRows(graph, row.map(Revision::id).stream().toList());
  }

  /** Whether every statement hits one row and no row is ever below another. */
  boolean areSoundAfterEachStep(String script) {
    Set<String> rows = new LinkedHashSet<>(start);
    boolean sound = true;
    for (String step : STEP.splitAsStream(script).toList()) {
      sound &= play(step, rows) && isSound(rows);
    }
    return sound;
  }

  /** Whether every statement hits one row and no row is below another in the end. */
  boolean areSoundAtTheEnd(String script) {
    Set<String> rows = new LinkedHashSet<>(start);
    return play(script, rows) && isSound(rows);
  }

  private boolean isSound(Set<String> rows) {
    return graph.maximal(rows).size() == rows.size();
  }

  private static boolean play(String text, Set<String> rows) {
    boolean fits = true;
    for (String line : text.lines().toList()) {
      Matcher removed = REMOVED.matcher(line);
      fits &= !removed.find() || rows.remove(removed.group(1));
      Matcher written = WRITTEN.matcher(line);
      fits &= !written.find() || rows.add(written.group(1));
    }
    return fits;
  }
}
