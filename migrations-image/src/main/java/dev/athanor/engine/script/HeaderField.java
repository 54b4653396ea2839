package dev.athanor.engine.script;

import dev.athanor.engine.spelling.EditDistance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a script's header, with the names that Alembic gives them in its templates. */
enum HeaderField {
  REVISION_ID("Revision ID", "revision"),
  REVISES("Revises", "downrevision"),
  BRANCH_LABELS("Branch Labels", ""),
  DEPENDS_ON("Depends On", "dependencies"),
  CREATE_DATE("Create Date", "");

  private static final int TYPING_ERRORS = 2;

  private static final List<HeaderField> ALL = List.of(values());

  /** Those of Unicode too, which come with text that was copied from a page. */
  private static final Pattern BLANK = Pattern.compile("[\\s_]", Pattern.UNICODE_CHARACTER_CLASS);

  private final String written;

  /** Another name that people coming from Alembic's Python files try; empty for none. */
  private final String mistakenFor;

  HeaderField(String written, String mistakenFor) {
    this.written = written;
    this.mistakenFor = mistakenFor;
  }

  String written() {
    return written;
  }

  /** The field of this name, whatever its case and the blanks in it. */
  static Optional<HeaderField> named(String name) {
    for (HeaderField field : ALL) {
      if (field.written.equals(name)) {
        return Optional.of(field);
      }
    }
    String bare = bare(name);
    return Arrays.stream(values()).filter(field -> bare(field.written).equals(bare)).findFirst();
  }

  /** The field that was probably meant by a name that is none. */
  static Optional<HeaderField> meantBy(String name) {
    String bare = bare(name);
    return Arrays.stream(values())
        .filter(
            field ->
                field.mistakenFor.equals(bare)
                    || EditDistance.between(bare(field.written), bare) <= TYPING_ERRORS)
        .findFirst();
  }

  private static String bare(String name) {
    return BLANK.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
