package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  /** Characters; a longer one is no marker and no field. */
  private static final int LONGEST_COMMENT = 1 << 20;

  private final Path file;
  private final Path opened;
  private final int mostKept;
  private final Map<HeaderField, Header> header = new EnumMap<>(HeaderField.class);
  private final List<String> message = new ArrayList<>();
  private final List<String> documentation = new ArrayList<>();
  private boolean messageOver;
  private final List<OpenPart> parts = new ArrayList<>();

  /** The line of the first marker before the Revision ID, where it is none; 0 without one. */
  private int markerBeforeId;

  /** The beginning of a comment that came piece by piece; null outside one. */
  private @Nullable StringBuilder longComment;

  private final List<Finding> findings = new ArrayList<>();

  /** A field's value and where it stands. */
  private record Header(String value, int line) {}

  /** A part whose end has not been seen. */
  private record OpenPart(PartMarker marker, PartLines lines) {

    int line() {
      return lines.markerLine();
    }
  }

  /** A script and the lines on which its header fields stand, for what is found out later. */
  record Parsed(Script script, Map<HeaderField, Integer> lines) {

    int line(HeaderField field) {
      return lines.getOrDefault(field, 1);
    }
  }

  private ScriptParser(Path opened, Path named, int mostKept) {
    this.file = named;
    this.opened = opened;
    this.mostKept = mostKept;
  }

  /**
   * Parses a text that is in memory, and keeps its parts there.
   *
   * @throws ScriptException with all findings
   */
  static Parsed parse(Path file, byte[] bytes) {
    try (ScriptLines lines = new ScriptLines(file, new ByteArrayInputStream(bytes), bytes.length)) {
      return new ScriptParser(file, file, Integer.MAX_VALUE).parse(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can be read", e);
    }
  }

  /**
   * Parses a file.
   *
   * @param named the file as people are told of it
   * @param mostKept how many characters of a part are kept
   * @throws ScriptException with all findings of this file
   */
  static Parsed parse(ScriptFiles.Found found, Path named, int mostKept) {
    try (ScriptLines lines = ScriptFiles.lines(found, named)) {
      return new ScriptParser(found.file(), named, mostKept).parse(lines);
    } catch (IOException e) {
      throw new ScriptException(List.of(new Finding(named, 0, ScriptFiles.unreadable(e))));
    }
  }

  private Parsed parse(ScriptLines lines) throws IOException {
    while (lines.next()) {
      if (lines.begins() && lines.ends()) {
        read(lines.piece(), lines.number());
      } else {
        readPiece(lines);
      }
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
      parts.get(parts.size() - 1).lines.add(line, number, true);
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

  /** Only a comment is looked at as a whole, for it may be a marker or a field. */
  private void readPiece(ScriptLines lines) {
    if (lines.begins() && PartMarker.mayBegin(lines.piece())) {
      longComment = new StringBuilder(lines.piece());
      return;
    }
    if (longComment == null) {
      addPiece(lines.piece(), lines.number(), lines.begins());
      return;
    }
    longComment.append(lines.piece());
    if (lines.ends()) {
      read(longComment.toString(), lines.number());
    } else if (longComment.length() <= LONGEST_COMMENT) {
      return;
    } else {
      addPiece(longComment.toString(), lines.number(), true);
    }
    longComment = null;
  }

  private void addPiece(String piece, int number, boolean begins) {
    if (!parts.isEmpty()) {
      parts.get(parts.size() - 1).lines.add(piece, number, begins);
    } else if (begins) {
      read(piece, number);
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
                        .formatted(marker.part().written(), earlier.line())));
    parts.add(new OpenPart(marker, new PartLines(opened, number, mostKept)));
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
    if (isOneName(id)) {
      checkName(id, stem);
    } else if (id.chars().anyMatch(ScriptParser::partsNames)) {
      find(line(HeaderField.REVISION_ID), "a Revision ID has no blanks and no commas");
    } else if (id.chars().anyMatch(ScriptParser::isUnseen)) {
      find(line(HeaderField.REVISION_ID), "a Revision ID has no characters that cannot be seen");
    } else {
      checkName(id, stem);
    }
  }

  private void checkName(String id, String stem) {
    if (SYMBOLS.contains(id)) {
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
    for (OpenPart part : parts) {
      if (part.marker.part() == wanted) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  private Optional<ScriptPart> whole(PartMarker.Part wanted) {
    return part(wanted).map(part -> part.lines.whole(part.marker.autocommit()));
  }

  private List<String> names(HeaderField field) {
    String value = value(field);
    if (value.isEmpty()) {
      return List.of();
    }
    if (isOneName(value)) {
      return List.of(value);
    }
    return BETWEEN_NAMES.splitAsStream(value).filter(name -> !name.isEmpty()).toList();
  }

  /** Nearly every list is, of plain letters; the pattern has the rest. */
  private static boolean isOneName(String names) {
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == ',') {
        return false;
      }
    }
    return true;
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
