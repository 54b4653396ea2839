package dev.athanor.sandbox.inprocess.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.apply.FieldManager.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What writes do to an object and to the ownership of its fields.
 *
 * @param manager the {@code fieldManager} of the request
 * @param subresource empty for the object itself
 * @param time written into entries of {@code managedFields} that change
 */
public record FieldManagement(String manager, String subresource, ListTypes types, Instant time) {

  /**
   * Server-side apply: the applied fields are set and owned, fields that this manager applied
   * before and now omits are removed unless somebody else owns them too.
   *
   * @param live the object as it is; not changed
   * @param applied the manager's whole intent
   * @return the object as it becomes
   * @throws ApplyConflictException when a field that would change is owned by another and force is
   *     not given
   */
  public ObjectNode apply(ObjectNode live, ObjectNode applied, boolean force)
      throws ApplyConflictException {
    Ownership ownership = Ownership.of(live);
    FieldManager self = self(Operation.Apply, applied);
    NavigableMap<FieldPath, JsonNode> wanted = Fields.of(applied, types);
    Set<FieldPath> contested = contested(live, wanted, ownership, self, force);

    ObjectNode next = (ObjectNode) Fields.merge(live, applied, FieldPath.ROOT, types);
    NavigableSet<FieldPath> omitted = ownership.of(self);
    omitted.removeAll(wanted.keySet());
    for (FieldPath path : List.copyOf(omitted)) {
      boolean stillWanted = wanted.keySet().stream().anyMatch(w -> w.startsWith(path));
      if (!stillWanted && !ownership.ownedByAnother(self, path)) {
        Fields.remove(next, path, types);
      }
    }
    ownership.takeFromOthers(self, contested);
    ownership.set(self, wanted.keySet(), time.toString());
    ownership.writeTo(next);
    return next;
  }

  private Set<FieldPath> contested(
      ObjectNode live,
      NavigableMap<FieldPath, JsonNode> wanted,
      Ownership ownership,
      FieldManager self,
      boolean force)
      throws ApplyConflictException {
    NavigableMap<FieldPath, JsonNode> present = Fields.of(live, types);
    Set<FieldPath> contested = new TreeSet<>();
    List<String> conflicts = new ArrayList<>();
    wanted.forEach(
        (path, value) -> {
          NavigableSet<String> owners = ownership.othersOwning(self, path);
          if (!value.equals(present.get(path)) && !owners.isEmpty()) {
            contested.add(path);
            owners.forEach(o -> conflicts.add("conflict with \"%s\": %s".formatted(o, path)));
          }
        });
    if (!force && !conflicts.isEmpty()) {
      throw new ApplyConflictException(conflicts);
    }
    return contested;
  }

  /**
   * A create, a replacement or a patch: what changed belongs to whoever changed it.
   *
   * @param before the object as it was, empty before a create
   * @param after the object as it becomes; its {@code managedFields} are written
   */
  public void update(ObjectNode before, ObjectNode after) {
    NavigableMap<FieldPath, JsonNode> old = Fields.of(before, types);
    NavigableMap<FieldPath, JsonNode> now = Fields.of(after, types);
    Set<FieldPath> changed = new TreeSet<>();
    now.forEach(
        (path, value) -> {
          if (!value.equals(old.get(path))) {
            changed.add(path);
          }
        });
    Set<FieldPath> gone = new TreeSet<>(old.keySet());
    gone.removeAll(now.keySet());

    Ownership ownership = Ownership.of(before);
    FieldManager self = self(Operation.Update, after);
    NavigableSet<FieldPath> owned = ownership.of(self);
    owned.addAll(changed);
    owned.removeAll(gone);
    ownership.takeFromOthers(self, changed);
    ownership.takeFromOthers(self, gone);
    ownership.set(self, owned, time.toString());
    ownership.writeTo(after);
  }

  private FieldManager self(Operation operation, ObjectNode object) {
    return new FieldManager(manager, operation, subresource, object.path("apiVersion").asText());
  }
}
