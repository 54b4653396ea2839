package dev.athanor.engine.authoring;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Alembic's {@code file_template}: how the file of a script is called, in Python's printf syntax,
 * such as {@code %(year)d_%(month).2d_%(rev)s_%(slug)s}. A slash begins a folder.
 */
public final class FileTemplate {

  /** Alembic's own. */
  public static final FileTemplate DEFAULT = new FileTemplate("%(rev)s_%(slug)s");

  private static final List<String> TOKENS =
      List.of("rev", "slug", "epoch", "year", "month", "day", "hour", "minute", "second");

  private static final Pattern PLACE = Pattern.compile("%%|%(?:\\(([^)]*)\\)([^%A-Za-z]*)(.?))?");

  private final String template;

  private FileTemplate(String template) {
    this.template = template;
  }

  /**
   * The template that is written so.
   *
   * @throws AuthoringException if it cannot be filled in
   */
  public static FileTemplate of(String template) {
    if (template.isBlank()) {
      throw new AuthoringException("A file_template is empty; Alembic's own is " + DEFAULT);
    }
    FileTemplate read = new FileTemplate(template);
    read.fill("rev", "slug", ZonedDateTime.parse("2000-01-01T00:00:00Z"));
    return read;
  }

  /** The name of a file, without its extension. */
  String fill(String revision, String slug, ZonedDateTime created) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rev", revision);
    values.put("slug", slug);
    values.put("epoch", created.toEpochSecond());
    values.put("year", (long) created.getYear());
    values.put("month", (long) created.getMonthValue());
    values.put("day", (long) created.getDayOfMonth());
    values.put("hour", (long) created.getHour());
    values.put("minute", (long) created.getMinute());
    values.put("second", (long) created.getSecond());
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(filled(place, values)));
  }

  private String filled(MatchResult place, Map<String, Object> values) {
    if (place.group().equals("%%")) {
      return "%";
    }
    String name = place.group(1);
    if (name == null) {
      throw wrong("a `%` alone; write `%%` for a percent sign, or a token such as `%(rev)s`");
    }
    Object value = values.get(name);
    if (value == null) {
      throw wrong("no token `%%(%s)`".formatted(name));
    }
    try {
      return PrintfFormat.of(place.group(2), place.group(3)).format(value);
    } catch (IllegalArgumentException e) {
      throw wrong("`%s`: %s".formatted(place.group(), e.getMessage()));
    }
  }

  private AuthoringException wrong(String what) {
    return new AuthoringException(
        "In the file_template %s there is %s (there are the tokens %s)"
            .formatted(template, what, String.join(", ", TOKENS)));
  }

  @Override
  public String toString() {
    return template;
  }
}
