package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects, their versions and what happened to them lately. Not thread-safe: the server serves
 * one request at a time.
 */
final class Store {
  /** How far back a watch may resume; older ones get 410 and list again, as after a compaction. */
  private static final int HISTORY = 4_000;

  /** Where an object lives; {@code type} is the plural with its group. */
  record Key(String type, String namespace, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::type)
          .thenComparing(Key::namespace)
          .thenComparing(Key::name)
          .compare(this, other);
    }
  }

  /** One change; {@code before} is null for a creation, {@code after} for a removal. */
  record Change(long version, Key key, @Nullable ObjectNode before, @Nullable ObjectNode after) {}

  /** Told of every change, in order. */
  interface Listener {
    void changed(Change change);
  }

  private final Map<Key, ObjectNode> objects = new TreeMap<>();
  private final Deque<Change> history = new ArrayDeque<>();
  private final List<Listener> listeners = new ArrayList<>();
  private long version = 1;
  private long forgotten;

  static Key key(ResourceType type, @Nullable String namespace, String name) {
    return new Key(type.qualified(), namespace == null ? "" : namespace, name);
  }

  @Nullable ObjectNode get(Key key) {
    return objects.get(key);
  }

  /** Objects of a type, of one namespace or of all. */
  List<ObjectNode> list(ResourceType type, @Nullable String namespace) {
    return objects.entrySet().stream()
        .filter(entry -> isIn(entry.getKey(), type, namespace))
        .map(Map.Entry::getValue)
        .toList();
  }

  static boolean isIn(Key key, ResourceType type, @Nullable String namespace) {
    return key.type().equals(type.qualified())
        && (namespace == null || key.namespace().equals(namespace));
  }

  /** Keeps the object under a new version, which is written into it. */
  ObjectNode put(Key key, ObjectNode object) {
    ObjectNode before = objects.get(key);
    version++;
    object.withObject("/metadata").put("resourceVersion", Long.toString(version));
    objects.put(key, object);
    note(new Change(version, key, before, object));
    return object;
  }

  void remove(Key key) {
    ObjectNode before = objects.remove(key);
    if (before != null) {
      version++;
      ObjectNode last = before.deepCopy();
      last.withObject("/metadata").put("resourceVersion", Long.toString(version));
      note(new Change(version, key, last, null));
    }
  }

  private void note(Change change) {
    history.addLast(change);
    if (history.size() > HISTORY) {
      forgotten = history.removeFirst().version();
    }
    listeners.forEach(listener -> listener.changed(change));
  }

  long version() {
    return version;
  }

  /**
   * What happened after a version.
   *
   * @throws ApiError 410 when that is no longer known
   */
  List<Change> since(long since) {
    if (since < forgotten) {
      throw ApiError.expired(since);
    }
    return history.stream().filter(change -> change.version() > since).toList();
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  void unlisten(Listener listener) {
    listeners.remove(listener);
  }
}
