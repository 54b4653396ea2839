package dev.athanor.engine.graph;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The heads of {@link TopologicalOrder}, in an order of places that new heads take over or join
 * last.
 */
final class HeadList {

  private final Map<String, Slot> slots = new HashMap<>();
  private @Nullable Slot first;
  private @Nullable Slot last;
  private int count;

  /** A place in the list. */
  static final class Slot {

    private final int number;
    private String id;
    private @Nullable Slot before;
    private @Nullable Slot after;

    private Slot(int number, String id, @Nullable Slot before) {
      this.number = number;
      this.id = id;
      this.before = before;
    }

    String id() {
      return id;
    }
  }

  @Nullable Slot first() {
    return first;
  }

  boolean contains(String id) {
    return slots.containsKey(id);
  }

  Slot append(String id) {
    Slot slot = new Slot(count++, id, last);
    if (last == null) {
      first = slot;
    } else {
      last.after = slot;
    }
    last = slot;
    slots.put(id, slot);
    return slot;
  }

  void replace(Slot slot, String id) {
    slots.remove(slot.id);
    slot.id = id;
    slots.put(id, slot);
  }

  /** Removes a place and returns the one before it, or, if it was the first, the one after it. */
  @Nullable Slot remove(Slot slot) {
    slots.remove(slot.id);
    Slot before = slot.before;
    Slot after = slot.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    return before == null ? after : before;
  }

  /** Those of the heads that are among the given. */
  Selection among(Collection<String> ids) {
    Selection selection = new Selection(ids);
    for (String id : ids) {
      Slot slot = slots.get(id);
      if (slot != null) {
        selection.add(slot);
      }
    }
    return selection;
  }

  /** Some of the heads, in the order of the list. */
  final class Selection {

    private final Collection<String> ids;
    private final PriorityQueue<Slot> queue =
        new PriorityQueue<>(Comparator.comparingInt((Slot slot) -> slot.number));

    private Selection(Collection<String> ids) {
      this.ids = ids;
    }

    void add(Slot slot) {
      queue.add(slot);
    }

    /** The first that is still there; null where none is. */
    @Nullable Slot first() {
      for (Slot slot = queue.peek(); slot != null; slot = queue.peek()) {
        if (slots.get(slot.id) == slot && ids.contains(slot.id)) {
          return slot;
        }
        queue.remove();
      }
      return null;
    }
  }
}
