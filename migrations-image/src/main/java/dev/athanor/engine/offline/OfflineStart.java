package dev.athanor.engine.offline;

import dev.athanor.engine.graph.Range;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionException.Kind;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.Symbols;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that a script takes for granted: those of a database at the start of its range. */
final class OfflineStart {

  private static final String BASE = "base";

  private OfflineStart() {}

  /**
   * The rows at the start of a range; none without one, or at {@code base}.
   *
   * @throws RevisionException if the start names no revision, or several
   */
  static List<String> rows(RevisionGraph graph, @Nullable String start) {
    if (start == null || start.equals(BASE)) {
      return List.of();
    }
    if (start.isEmpty()) {
      throw new RevisionException(
          Kind.INVALID, "The range does not say where to start; write base:b or a:b");
    }
    return List.of(
        new Symbols(graph)
            .resolveOne(start)
            .map(Revision::id)
            .orElseThrow(
                () ->
                    new RevisionException(
                        Kind.INVALID,
                        "'%s' names no revision to start from; write base for an empty database"
                            .formatted(start))));
  }

  /**
   * The one start of several ranges.
   *
   * @throws RevisionException if there are several
   */
  static @Nullable String common(List<Range> ranges) {
    List<String> starts =
        ranges.stream().flatMap(range -> Stream.ofNullable(range.start())).distinct().toList();
    if (starts.size() > 1) {
      throw new RevisionException(
          Kind.INVALID,
          "Stamp operation with --sql only supports a single starting revision at a time");
    }
    return starts.isEmpty() ? null : starts.get(0);
  }
}
