package dev.athanor.engine.graph;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Graphs on one line, in load order: {@code a, b < a, c < a & b ~ x # lab} is a base, its child,
 * and a merge of both that depends on x and carries a label.
 */
public final class Graphs {

  private static final Pattern REVISION =
      Pattern.compile("([^<~#\\s]+)(?: < ([^~#]+?))?(?: ~ ([^#]+?))?(?: # (.+?))?");

  private Graphs() {}

  public static RevisionGraph graph(String written) {
    return RevisionGraph.of(revisions(written));
  }

  static List<Revision> revisions(String written) {
    return Arrays.stream(written.split(", ", -1)).map(Graphs::revision).toList();
  }

  private static Revision revision(String written) {
    Matcher matcher = REVISION.matcher(written);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(written);
    }
    return new Revision(
        matcher.group(1),
        names(matcher.group(2)),
        names(matcher.group(3)),
        names(matcher.group(4)),
        "rev " + matcher.group(1));
  }

  private static List<String> names(@Nullable String written) {
    return written == null ? List.of() : List.of(written.split(" & ", -1));
  }
}
