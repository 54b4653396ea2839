package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.spelling.EditDistance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script as its author begins it: the header filled in, the parts still empty, or written.
 *
 * @param message as its author wrote it, of one line or several
 * @param createDate when it was made, as it is to be read
 */
public record ScriptDraft(Revision revision, String message, String createDate) {

  /** The script that is written where a project has no template of its own. */
  public static final String TEMPLATE =
      """
      -- ${message}
      --
      -- Revision ID: ${up_revision}
      -- Revises: ${down_revision}
      -- Branch Labels: ${branch_labels}
      -- Depends On: ${depends_on}
      -- Create Date: ${create_date}

      -- upgrade


      -- downgrade

      """;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");

  /**
   * The text of the script by a template with Alembic's placeholders, {@code ${message}}, {@code
   * ${up_revision}}, {@code ${down_revision}}, {@code ${branch_labels}}, {@code ${depends_on}} and
   * {@code ${create_date}}.
   *
   * @param file the template's name, for the finding
   * @throws ScriptException if there is no such placeholder
   */
  public String text(Path file, String template) {
    List<String> lines = new ArrayList<>();
    List<String> written = template.lines().toList();
    for (int i = 0; i < written.size(); i++) {
      lines.add(filled(file, i + 1, written.get(i)));
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * As {@link #text(Path, String)}, with what is known of the parts.
   *
   * @throws ScriptException also if the template has not the part
   */
  public String text(Path file, String template, PartBodies bodies) {
    String text = text(file, template);
    return bodies.equals(PartBodies.EMPTY) ? text : bodies.into(file, text);
  }

  private String filled(Path file, int number, String line) {
    Matcher matcher = PLACEHOLDER.matcher(line);
    String filled =
        matcher.replaceAll(found -> Matcher.quoteReplacement(value(file, number, found)));
    return filled.equals(line)
        ? line
        : filled.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private String value(Path file, int line, MatchResult placeholder) {
    Map<String, String> values = values();
    String name = placeholder.group(1);
    String value = values.get(name);
    if (value == null) {
      String nearest =
          values.keySet().stream()
              .min(Comparator.comparing(known -> EditDistance.between(known, name)))
              .orElseThrow();
      throw new ScriptException(
          List.of(
              new Finding(
                  file,
                  line,
                  "there is no placeholder %s; did you mean ${%s}?"
                      .formatted(placeholder.group(), nearest))));
    }
    return value;
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "message",
        message.strip().lines().map(String::strip).collect(Collectors.joining("\n-- ")).strip());
    values.put("up_revision", revision.id());
    values.put("down_revision", String.join(", ", revision.downRevisions()));
    values.put("branch_labels", String.join(", ", revision.branchLabels()));
    values.put("depends_on", String.join(", ", revision.dependsOn()));
    values.put("create_date", createDate);
    return values;
  }

  /**
   * What would be read from a file with this text.
   *
   * @throws ScriptException with all findings
   */
  public static Revision read(Path file, String text) {
    return ScriptParser.parse(file, text.getBytes(StandardCharsets.UTF_8)).script().revision();
  }
}
