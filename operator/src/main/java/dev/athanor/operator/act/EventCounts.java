package dev.athanor.operator.act;

import dev.athanor.operator.report.Announcement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which Event an announcement has, and how often it was made. What is forgotten, after a restart or
 * as the oldest of many, gets an Event of its own again.
 */
final class EventCounts {
  private static final int KEPT = 4096;

  private final Map<Key, Counted> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
          return size() > KEPT;
        }
      };

  /** The Event of an announcement that was made before, with this time counted. */
  synchronized Optional<Counted> again(String uid, Announcement announcement) {
    return Optional.ofNullable(
        counted.computeIfPresent(
            new Key(uid, announcement),
            (key, before) -> new Counted(before.event(), before.count() + 1)));
  }

  /** The announcement has a new Event. */
  synchronized void began(String uid, Announcement announcement, String event) {
    counted.put(new Key(uid, announcement), new Counted(event, 1));
  }

  private record Key(String uid, Announcement announcement) {}

  /** An Event's name, and how often what it says has come. */
  record Counted(String event, int count) {}
}
