package dev.athanor.operator.observe;

import dev.athanor.engine.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for each resource, the schema that its status speaks of and the one seen last: only so
 * can be said what differs. The status keeps fingerprints alone.
 */
final class KeptCatalogs {
  private final Map<String, Map<String, KeptCatalog>> catalogs = new ConcurrentHashMap<>();

  /**
   * Takes a schema in, and compares it with the one that the status speaks of.
   *
   * @param uid the resource's
   * @param baseline the fingerprint in its status
   */
  SchemaView see(String uid, SchemaReader.Reading reading, Optional<String> baseline) {
    Catalog catalog = reading.catalog();
    String fingerprint = catalog.fingerprint();
    Map<String, KeptCatalog> kept = catalogs.computeIfAbsent(uid, id -> new ConcurrentHashMap<>());
    kept.keySet().removeIf(old -> !old.equals(fingerprint) && !old.equals(baseline.orElse(null)));
    kept.computeIfAbsent(fingerprint, f -> KeptCatalog.of(catalog));
    return new SchemaView(
        fingerprint,
        reading.takenWith(),
        baseline.flatMap(before -> since(before, kept.get(before), fingerprint, catalog)));
  }

  private static Optional<SchemaView.Since> since(
      String before, @Nullable KeptCatalog kept, String fingerprint, Catalog now) {
    return Optional.ofNullable(kept)
        .map(
            there ->
                new SchemaView.Since(
                    before,
                    before.equals(fingerprint)
                        ? List.of()
                        : SchemaDifferences.between(there.open(), now)));
  }

  /** Forgets what is known of a resource. */
  void forget(String uid) {
    catalogs.remove(uid);
  }
}
