package dev.athanor.engine.listing;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The answer to one question about the revisions, in every form in which it is given. */
public abstract sealed class Listing permits History, Heads, Branches, Show, Current {

  final RevisionText text;
  private final Revisions told;
  private final List<String> revisions;

  Listing(Revisions told, List<String> revisions, Set<String> marked) {
    this.told = told;
    this.revisions = List.copyOf(revisions);
    this.text = new RevisionText(told, marked);
  }

  /** The ids of the revisions that the answer consists of, in order. */
  public final List<String> revisions() {
    return revisions;
  }

  /** What Alembic prints. */
  public final List<String> lines() {
    return revisions.stream().flatMap(this::inShort).toList();
  }

  /** What Alembic prints with {@code --verbose}. */
  public final List<String> verboseLines() {
    return revisions.stream().flatMap(this::inFull).toList();
  }

  /** The facts. */
  public final List<RevisionEntry> entries() {
    return revisions.stream().map(told::entry).toList();
  }

  abstract Stream<String> inShort(String id);

  Stream<String> inFull(String id) {
    return text.inFull(id).stream();
  }
}
