package dev.athanor.engine.graph;

import dev.athanor.engine.graph.GraphException.Fault;
import dev.athanor.engine.graph.GraphException.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold before the revisions can be linked: ids, labels, and that all named exist. */
final class Soundness {

  /** Characters that the symbol language uses, as of Alembic 1.17.1. */
  private static final String ILLEGAL = "+-:@";

  private Soundness() {}

  /** Checks ids and self loops. */
  static void requireSoundIds(List<Revision> revisions) {
    List<Fault> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>(2 * revisions.size());
    for (Revision revision : revisions) {
      checkId(revision, faults);
      if (!seen.add(revision.id())) {
        faults.add(
            fault(
                Kind.DUPLICATE_ID,
                "Revision %s is present more than once".formatted(revision.id()),
                revision.id()));
      }
    }
    raise(faults);
  }

  private static void checkId(Revision revision, List<Fault> faults) {
    String id = revision.id();
    List<String> illegal = illegalIn(id);
    if (revision.downRevisions().contains(id)) {
      faults.add(fault(Kind.CYCLE, "Self-loop is detected in revisions (%s)".formatted(id), id));
    } else if (revision.dependsOn().contains(id)) {
      faults.add(
          fault(
              Kind.DEPENDENCY_CYCLE,
              "Dependency self-loop is detected in revisions (%s)".formatted(id),
              id));
    } else if (!illegal.isEmpty()) {
      faults.add(
          fault(
              Kind.ILLEGAL_CHARACTER,
              "Character(s) '%s' not allowed in revision identifier '%s'"
                  .formatted(String.join(", ", illegal), id),
              id));
    } else if (id.isEmpty()) {
      faults.add(fault(Kind.ILLEGAL_CHARACTER, "A revision identifier is empty", id));
    }
  }

  private static List<String> illegalIn(String id) {
    List<String> found = List.of();
    for (int i = 0; i < ILLEGAL.length(); i++) {
      if (id.indexOf(ILLEGAL.charAt(i)) >= 0) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(ILLEGAL.substring(i, i + 1));
      }
    }
    return found;
  }

  /** The revision that each label stands on. */
  static Map<String, String> labels(Map<String, Revision> revisions) {
    Map<String, String> labels = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (Revision revision : revisions.values()) {
      for (String label : revision.branchLabels()) {
        String owner =
            revisions.containsKey(label) ? label : labels.putIfAbsent(label, revision.id());
        if (owner != null) {
          faults.add(
              fault(
                  Kind.DUPLICATE_LABEL,
                  "Branch name '%s' in revision %s already used by revision %s"
                      .formatted(label, revision.id(), owner),
                  revision.id(),
                  owner));
        }
      }
    }
    raise(faults);
    return labels;
  }

  /**
   * The dependencies as ids, of the revisions that have any; also checks that all down revisions
   * exist.
   */
  static Map<String, List<String>> dependencies(
      Map<String, Revision> revisions, Map<String, String> labels) {
    Map<String, List<String>> resolved = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (Revision revision : revisions.values()) {
      List<String> ids = new ArrayList<>(revision.dependsOn().size());
      for (String dependency : revision.dependsOn()) {
        String id = revisions.containsKey(dependency) ? dependency : labels.get(dependency);
        if (id == null) {
          faults.add(missing(Kind.MISSING_DEPENDENCY, dependency, revision));
        } else {
          ids.add(id);
        }
      }
      if (!ids.isEmpty()) {
        resolved.put(revision.id(), List.copyOf(ids));
      }
      for (String down : revision.downRevisions()) {
        if (!revisions.containsKey(down)) {
          faults.add(missing(Kind.MISSING_DOWN_REVISION, down, revision));
        }
      }
    }
    raise(faults);
    return resolved;
  }

  private static Fault missing(Kind kind, String name, Revision revision) {
    return fault(
        kind,
        "Revision %s referenced from %s is not present".formatted(name, revision.id()),
        revision.id());
  }

  private static Fault fault(Kind kind, String message, String... revisions) {
    return new Fault(kind, message, List.of(revisions));
  }

  private static void raise(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new GraphException(faults);
    }
  }
}
