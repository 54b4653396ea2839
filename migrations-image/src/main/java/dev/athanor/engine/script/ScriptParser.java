package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one script, line by line, and collects everything that is wrong with it. */
final class ScriptParser {

  private static final Pattern BETWEEN_NAMES =
      Pattern.compile("[,\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Words with a meaning of their own, so that a revision of that name could not be named. */
  private static final Set<String> SYMBOLS = Set.of("head", "heads", "base");

  /**
   * A name that begins with an id of Alembic's make, other than a date. A {@code file_template} may
   * call files as it likes, but not by the id of another revision.
   */
  private static final Pattern GENERATED_ID = Pattern.compile("(?!\\d+(?:_|$))[0-9a-f]{12}(?:_|$)");

  private final Path file;
  private final Map<HeaderField, Header> header = new EnumMap<>(HeaderField.class);
  private final List<String> message = new ArrayList<>();
  private final List<String> documentation = new ArrayList<>();
  private boolean messageOver;
  private final List<OpenPart> parts = new ArrayList<>();

  /** The line of the first marker before the Revision ID, where it is none; 0 without one. */
  private int markerBeforeId;

  private final List<Finding> findings = new ArrayList<>();

  /** A field's value and where it stands. */
  private record Header(String value, int line) {}

  /** A part whose end has not been seen. */
  private record OpenPart(PartMarker marker, int line, List<String> lines) {}

  /** A script and the lines on which its header fields stand, for what is found out later. */
  record Parsed(Script script, Map<HeaderField, Integer> lines) {

    int line(HeaderField field) {
      return lines.getOrDefault(field, 1);
    }
  }

  private ScriptParser(Path file) {
    this.file = file;
  }

  /**
   * Parses a file.
   *
   * @throws ScriptException with all findings of this file
   */
  static Parsed parse(Path file, byte[] bytes) {
    return new ScriptParser(file).parse(ScriptText.lines(file, bytes));
  }

  private Parsed parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      read(lines.get(i), i + 1);
    }
    String id = value(HeaderField.REVISION_ID);
    checkId(id);
    if (!findings.isEmpty()) {
      throw new ScriptException(findings);
    }
    Revision revision =
        new Revision(
            id,
            names(HeaderField.REVISES),
            names(HeaderField.DEPENDS_ON),
            names(HeaderField.BRANCH_LABELS),
            String.join(" ", message));
    Map<HeaderField, Integer> fieldLines = new EnumMap<>(HeaderField.class);
    header.forEach((field, found) -> fieldLines.put(field, found.line));
    return new Parsed(
        new Script(
            file,
            revision,
            String.join("\n", documentation).strip(),
            header.containsKey(HeaderField.CREATE_DATE) ? value(HeaderField.CREATE_DATE) : null,
            whole(PartMarker.Part.UPGRADE),
            whole(PartMarker.Part.DOWNGRADE)),
        fieldLines);
  }

  private void read(String line, int number) {
    Optional<PartMarker> marker = marker(line, number);
    if (marker.isPresent()) {
      open(marker.get(), number);
    } else if (!parts.isEmpty()) {
      refuseField(line, number);
      parts.get(parts.size() - 1).lines.add(line);
    } else if (line.strip().startsWith("--")) {
      comment(line.strip(), number);
    } else if (line.isBlank()) {
      documentation.add("");
    } else {
      findOnce(
          number,
          markerBeforeId == 0
              ? "SQL before the first part; put a line `-- upgrade` before it"
              : "SQL before the Revision ID; the header comes first, and the parts after it");
    }
  }

  /** Before its Revision ID a script can only speak of itself, so `-- Upgrade` is its message. */
  private Optional<PartMarker> marker(String line, int number) {
    Optional<PartMarker> marker = PartMarker.read(line);
    if (!header.containsKey(HeaderField.REVISION_ID)) {
      if (markerBeforeId == 0 && marker.isPresent()) {
        markerBeforeId = number;
      }
      return Optional.empty();
    }
    marker.flatMap(PartMarker::fault).ifPresent(sentence -> find(number, sentence));
    return marker;
  }

  private void open(PartMarker marker, int number) {
    part(marker.part())
        .ifPresent(
            earlier ->
                find(
                    number,
                    "a second `-- %s`; the first is on line %d"
                        .formatted(marker.part().written(), earlier.line)));
    parts.add(new OpenPart(marker, number, new ArrayList<>()));
  }

  /** Taken for a comment, a {@code -- Revises} would leave a base behind. */
  private void refuseField(String line, int number) {
    if (line.startsWith("--")) {
      HeaderLine.read(line)
          .flatMap(comment -> HeaderField.named(comment.name()))
          .ifPresent(
              field ->
                  find(
                      number,
                      "`%s` belongs to the header, before the first part; reword it if it is a comment"
                          .formatted(field.written())));
    }
  }

  private void comment(String line, int number) {
    Optional<HeaderLine> comment = HeaderLine.read(line);
    String name = comment.map(HeaderLine::name).orElse("");
    Optional<HeaderField> field = comment.isEmpty() ? Optional.empty() : HeaderField.named(name);
    document(line, field);
    if (comment.isEmpty()) {
      message(line.substring(2).strip());
    } else if (field.isPresent()) {
      field(field.get(), comment.get().value(), number);
    } else {
      HeaderField.meantBy(name)
          .ifPresentOrElse(
              meant ->
                  find(
                      number,
                      "there is no field `%s`; did you mean `%s`?"
                          .formatted(name, meant.written())),
              () -> message(line.substring(2).strip()));
    }
  }

  /** Labels and dependencies are fields of the module in Alembic's files, not documentation. */
  private void document(String line, Optional<HeaderField> field) {
    if (field.isEmpty()
        || (field.get() != HeaderField.BRANCH_LABELS && field.get() != HeaderField.DEPENDS_ON)) {
      documentation.add(line.substring(line.startsWith("-- ") ? 3 : 2));
    }
  }

  private void field(HeaderField field, String value, int number) {
    Header earlier = header.putIfAbsent(field, new Header(value, number));
    if (earlier != null) {
      find(
          number,
          "a second `%s`; the first is on line %d".formatted(field.written(), earlier.line));
    }
  }

  /** The first paragraph before the fields is the message, as in Alembic's docstrings. */
  private void message(String text) {
    if (!header.isEmpty() || messageOver) {
      return;
    }
    if (text.isEmpty()) {
      messageOver = !message.isEmpty();
    } else {
      message.add(text);
    }
  }

  private void checkId(String id) {
    if (id.isEmpty()) {
      int line = header.containsKey(HeaderField.REVISION_ID) ? line(HeaderField.REVISION_ID) : 1;
      find(line, "no Revision ID; the header needs a line `-- Revision ID: <id>`");
      return;
    }
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - ScriptFiles.EXTENSION.length());
    if (id.chars().anyMatch(ScriptParser::partsNames)) {
      find(line(HeaderField.REVISION_ID), "a Revision ID has no blanks and no commas");
    } else if (id.chars().anyMatch(ScriptParser::isUnseen)) {
      find(line(HeaderField.REVISION_ID), "a Revision ID has no characters that cannot be seen");
    } else if (SYMBOLS.contains(id)) {
      find(
          line(HeaderField.REVISION_ID),
          "`%s` cannot be an id; as a target it means another thing".formatted(id));
    } else if (!stem.contains(id) && GENERATED_ID.matcher(stem).lookingAt()) {
      find(
          line(HeaderField.REVISION_ID),
          "the Revision ID is %1$s, so the file should be called %1$s_<what it does>%2$s"
              .formatted(id, ScriptFiles.EXTENSION));
    }
  }

  private static boolean partsNames(int c) {
    return c == ',' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
  }

  private Optional<OpenPart> part(PartMarker.Part wanted) {
    return parts.stream().filter(part -> part.marker.part() == wanted).findFirst();
  }

  private Optional<ScriptPart> whole(PartMarker.Part wanted) {
    return part(wanted)
        .map(part -> ScriptPart.of(part.lines, part.line + 1, part.marker.autocommit()));
  }

  private List<String> names(HeaderField field) {
    String value = value(field);
    if (value.chars().allMatch(ScriptParser::isOfName)) {
      return value.isEmpty() ? List.of() : List.of(value);
    }
    return BETWEEN_NAMES.splitAsStream(value).filter(name -> !name.isEmpty()).toList();
  }

  /** What nearly every list of one name is made of; the pattern has the rest. */
  private static boolean isOfName(int c) {
    return c > ' ' && c < 0x7f && c != ',';
  }

  private String value(HeaderField field) {
    Header found = header.get(field);
    return found == null ? "" : found.value;
  }

  private int line(HeaderField field) {
    Header found = header.get(field);
    return found == null ? 1 : found.line;
  }

  private void findOnce(int line, String sentence) {
    if (findings.stream().noneMatch(finding -> finding.sentence().equals(sentence))) {
      find(line, sentence);
    }
  }

  private void find(int line, String sentence) {
    findings.add(new Finding(file, line, sentence));
  }
}
