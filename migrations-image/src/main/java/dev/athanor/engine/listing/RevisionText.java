package dev.athanor.engine.listing;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One revision as Alembic prints it: on a line, or in full. */
final class RevisionText {

  private static final String INDENT = "    ";

  private final Revisions revisions;
  private final Set<String> current;

  /** What a line can tell besides the id and whether it is a head. */
  enum Part {
    /** What it follows and depends on. */
    PARENTS,
    /** The labels of its branches. */
    LABELS,
    /** Whether branches part or meet here. */
    FORKS,
    /** What it does. */
    MESSAGE
  }

  /**
   * Prints revisions.
   *
   * @param current those to mark as current
   */
  RevisionText(Revisions revisions, Set<String> current) {
    this.revisions = revisions;
    this.current = current;
  }

  /** {@code a -> b (label) (head) (mergepoint), message}. */
  String line(String id, Set<Part> parts) {
    Revision revision = revisions.graph().get(id);
    StringBuilder line = new StringBuilder();
    if (parts.contains(Part.PARENTS)) {
      line.append(parents(revision));
      line.append(revision.dependsOn().isEmpty() ? "" : inBrackets(revision.dependsOn()));
      line.append(" -> ");
    }
    line.append(id);
    Set<String> labels = revisions.graph().branchLabels(id);
    if (parts.contains(Part.LABELS) && !labels.isEmpty()) {
      line.append(inBrackets(labels));
    }
    line.append(headMark(id)).append(currentMark(id));
    if (parts.contains(Part.FORKS)) {
      line.append(forkMarks(revision));
    }
    if (parts.contains(Part.MESSAGE)) {
      line.append(", ").append(revision.message());
    }
    return line.toString();
  }

  /** All that is known of it, and an empty line. */
  List<String> inFull(String id) {
    Revision revision = revisions.graph().get(id);
    RevisionFile file = revisions.file(id);
    List<String> lines = new ArrayList<>();
    String head = revisions.isHead(id) ? " (head)" : "";
    lines.add("Rev: " + id + head + forkMarks(revision) + currentMark(id));
    lines.add((revision.isMergePoint() ? "Merges: " : "Parent: ") + parents(revision));
    if (!revision.dependsOn().isEmpty()) {
      lines.add("Also depends on: " + String.join(", ", revision.dependsOn()));
    }
    if (revisions.isBranchPoint(id)) {
      List<String> children = revisions.graph().children(id, Edges.DOWN_REVISION);
      lines.add("Branches into: " + String.join(", ", children));
    }
    Set<String> labels = revisions.graph().branchLabels(id);
    if (!labels.isEmpty()) {
      lines.add("Branch names: " + String.join(", ", labels));
    }
    lines.add("Path: " + file.path());
    lines.add("");
    lines.addAll(indented(file.documentation()));
    lines.add("");
    return lines;
  }

  /** Alembic prints an empty line where there is nothing to say. */
  private static List<String> indented(String documentation) {
    return documentation.isEmpty()
        ? List.of("")
        : documentation.lines().map(line -> INDENT + line).toList();
  }

  private static String parents(Revision revision) {
    return revision.isBase() ? "<base>" : String.join(", ", revision.downRevisions());
  }

  private static String inBrackets(Iterable<String> names) {
    return " (" + String.join(", ", names) + ")";
  }

  private String headMark(String id) {
    if (revisions.isEffectiveHead(id)) {
      return " (head)";
    }
    return revisions.isHead(id) ? " (effective head)" : "";
  }

  private String currentMark(String id) {
    return current.contains(id) ? " (current)" : "";
  }

  private String forkMarks(Revision revision) {
    return (revisions.isBranchPoint(revision.id()) ? " (branchpoint)" : "")
        + (revision.isMergePoint() ? " (mergepoint)" : "");
  }
}
