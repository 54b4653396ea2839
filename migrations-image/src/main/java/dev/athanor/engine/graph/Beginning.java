package dev.athanor.engine.graph;

import static java.util.stream.Collectors.joining;

import dev.athanor.engine.graph.RevisionException.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Names found by how they begin; Alembic's partial revision identifiers. */
final class Beginning {

  /** Names this short are not found by their beginning. */
  private static final int UNFINDABLE = 3;

  private Beginning() {}

  /** The names that begin so. */
  static List<String> findable(Stream<String> names, String beginning) {
    if (beginning.isEmpty()) {
      throw new RevisionException(Kind.INVALID, "A revision symbol is empty");
    }
    return names.filter(name -> isBegunBy(beginning, name)).toList();
  }

  /** The one name among those found, which there must be. */
  static String only(List<String> found, String beginning) {
    if (found.size() == 1) {
      return found.get(0);
    }
    throw found.isEmpty() ? noSuch(beginning) : ambiguous(beginning, found);
  }

  private static boolean isBegunBy(String beginning, String name) {
    return name.startsWith(beginning) && name.codePointCount(0, name.length()) > UNFINDABLE;
  }

  private static RevisionException noSuch(String name) {
    String hint =
        name.codePointCount(0, name.length()) > UNFINDABLE
            ? ""
            : "; please ensure at least four characters are present for partial revision identifier matches";
    return RevisionException.unlocatable(
        Kind.NOT_FOUND, name, "No such revision or branch '%s'%s".formatted(name, hint));
  }

  private static RevisionException ambiguous(String name, List<String> names) {
    return RevisionException.unlocatable(
        Kind.AMBIGUOUS,
        name,
        "Multiple revisions start with '%s': %s..."
            .formatted(
                name, names.stream().limit(3).map(n -> "'" + n + "'").collect(joining(", "))));
  }
}
