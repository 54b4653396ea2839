package dev.athanor.engine.script;

import dev.athanor.engine.graph.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the comments before the first part say. */
final class ScriptHeader {

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
  private final ObjIntConsumer<String> findings;
  private final Map<HeaderField, Header> header = new EnumMap<>(HeaderField.class);
  private final List<String> message = new ArrayList<>();
  private final List<String> documentation = new ArrayList<>();
  private boolean messageOver;

  /** A field's value and where it stands. */
  private record Header(String value, int line) {}

  /**
   * A header of which nothing was read.
   *
   * @param findings told what is wrong, and on which line
   */
  ScriptHeader(Path file, ObjIntConsumer<String> findings) {
    this.file = file;
    this.findings = findings;
  }

  boolean hasId() {
    return header.containsKey(HeaderField.REVISION_ID);
  }

  void blankLine() {
    documentation.add("");
  }

  /** The revision, of a header without findings. */
  Revision revision() {
    return new Revision(
        value(HeaderField.REVISION_ID),
        names(HeaderField.REVISES),
        names(HeaderField.DEPENDS_ON),
        names(HeaderField.BRANCH_LABELS),
        String.join(" ", message));
  }

  String documentation() {
    return String.join("\n", documentation).strip();
  }

  @Nullable String createDate() {
    return header.containsKey(HeaderField.CREATE_DATE) ? value(HeaderField.CREATE_DATE) : null;
  }

  Map<HeaderField, Integer> lines() {
    Map<HeaderField, Integer> lines = new EnumMap<>(HeaderField.class);
    header.forEach((field, found) -> lines.put(field, found.line));
    return lines;
  }

  /** Taken for a comment, a {@code -- Revises} would leave a base behind. */
  void refuseField(String line, int number) {
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

  void comment(String line, int number) {
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

  void checkId() {
    String id = value(HeaderField.REVISION_ID);
    if (id.isEmpty()) {
      int line = header.containsKey(HeaderField.REVISION_ID) ? line(HeaderField.REVISION_ID) : 1;
      find(line, "no Revision ID; the header needs a line `-- Revision ID: <id>`");
      return;
    }
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.length() - ScriptFiles.EXTENSION.length());
    if (isOneName(id)) {
      checkName(id, stem);
    } else if (id.chars().anyMatch(ScriptHeader::partsNames)) {
      find(line(HeaderField.REVISION_ID), "a Revision ID has no blanks and no commas");
    } else if (id.chars().anyMatch(ScriptHeader::isUnseen)) {
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

  private void find(int line, String sentence) {
    findings.accept(sentence, line);
  }
}
