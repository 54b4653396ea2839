package dev.athanor.engine.authoring;

import dev.athanor.engine.graph.Revision;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How new scripts are called and dated.
 *
 * @param slugLength the most characters of the message in a file's name
 * @param timezone the zone of {@code Create Date}, by name; null for the machine's
 */
public record Naming(FileTemplate template, int slugLength, @Nullable String timezone) {

  /** Alembic's {@code truncate_slug_length} where none is set, or 0. */
  public static final int SLUG_LENGTH = 40;

  /** As Alembic does where nothing is set. */
  public static final Naming DEFAULT = new Naming(FileTemplate.DEFAULT, SLUG_LENGTH, null);

  public Naming {
    slugLength = slugLength == 0 ? SLUG_LENGTH : slugLength;
  }

  /**
   * Checks that there is a time zone of this name.
   *
   * @throws AuthoringException if there is none, in Alembic's words
   */
  public static void requireTimezone(@Nullable String timezone) {
    CreateDate.now(Clock.systemUTC(), timezone);
  }

  /** The file's name without its extension, possibly with folders before it. */
  String name(Revision revision, @Nullable String message, CreateDate created) {
    String slug = Slug.of(message == null ? "" : message, slugLength);
    return template.fill(revision.id(), slug, created.moment());
  }
}
