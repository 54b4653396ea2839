package dev.athanor.engine.command;

import dev.athanor.engine.drawing.Inscription;
import dev.athanor.engine.drawing.Mark;
import dev.athanor.engine.listing.History;
import dev.athanor.engine.listing.RevisionEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a drawing of the history says of each revision. */
record DrawnHistory(Map<String, RevisionEntry> entries, Function<RevisionEntry, List<String>> texts)
    implements Inscription {

  /** On one line beside the revision. */
  static DrawnHistory captions(History history) {
    return of(history, entry -> List.of(history.caption(entry.revision())));
  }

  /** Within a frame: the id with its labels, below it the message. */
  static DrawnHistory labels(History history) {
    return of(
        history,
        entry -> {
          String labels = String.join(", ", entry.branchLabels());
          return Stream.of(
                  entry.revision() + (labels.isEmpty() ? "" : " (" + labels + ")"), entry.message())
              .filter(line -> !line.isEmpty())
              .toList();
        });
  }

  private static DrawnHistory of(History history, Function<RevisionEntry, List<String>> texts) {
    return new DrawnHistory(
        history.entries().stream()
            .collect(Collectors.toMap(RevisionEntry::revision, entry -> entry)),
        texts);
  }

  @Override
  public Mark mark(String revision) {
    RevisionEntry entry = entry(revision);
    if (entry.applied() == null) {
      return Mark.UNKNOWN;
    }
    if (Boolean.TRUE.equals(entry.current())) {
      return Mark.CURRENT;
    }
    return Boolean.TRUE.equals(entry.applied()) ? Mark.APPLIED : Mark.PENDING;
  }

  @Override
  public List<String> text(String revision) {
    return texts.apply(entry(revision));
  }

  private RevisionEntry entry(String revision) {
    RevisionEntry entry = entries.get(revision);
    if (entry == null) {
      throw new IllegalArgumentException("no revision of this history: " + revision);
    }
    return entry;
  }
}
