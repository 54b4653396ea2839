package dev.athanor.engine.authoring;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message as a piece of a file name, by Alembic's rules. */
final class Slug {

  /** What Python takes for a letter of a word; Java's own class has combining marks too. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private Slug() {}

  /**
   * The words of a message in lower case, joined by underscores.
   *
   * @param limit the most characters, counted by code points; what is longer ends after its last
   *     whole word, with an underscore
   */
  static String of(String message, int limit) {
    String slug =
        WORD.matcher(message)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("_"))
            .toLowerCase(Locale.ROOT);
    if (slug.codePointCount(0, slug.length()) <= limit) {
      return slug;
    }
    String cut = slug.substring(0, slug.offsetByCodePoints(0, limit));
    int lastWord = cut.lastIndexOf('_');
    return (lastWord < 0 ? cut : cut.substring(0, lastWord)) + "_";
  }
}
