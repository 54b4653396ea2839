package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether a cached object is at least as new as what was written to it last from here. */
final class Freshness {
  private final Map<String, Long> written = new ConcurrentHashMap<>();

  void wrote(@Nullable HasMetadata answer) {
    if (answer != null) {
      written.merge(answer.getMetadata().getUid(), version(answer), Math::max);
    }
  }

  boolean isFresh(HasMetadata cached) {
    return version(cached) >= written.getOrDefault(cached.getMetadata().getUid(), 0L);
  }

  // Opaque to clients in principle; numbers in etcd and here, and comparable since Kubernetes 1.35.
  private static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
