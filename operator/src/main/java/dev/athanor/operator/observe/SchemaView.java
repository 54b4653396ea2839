package dev.athanor.operator.observe;

import java.util.List;
import java.util.Optional;

/**
 * The schema that the resource's migrations own, as it was read together with the rows.
 *
 * @param fingerprint a hash of all that the catalog says of it
 * @param takenWith what the fingerprint hangs on besides the schema: one that was taken with
 *     something else says nothing about this one
 * @param since how it differs from the schema that the status speaks of; empty where that one was
 *     not seen by this process, so that only the fingerprints can be compared
 */
public record SchemaView(String fingerprint, String takenWith, Optional<Since> since) {

  /**
   * What has happened to a schema.
   *
   * @param fingerprint of the schema that was compared with
   * @param differences one line for each object, {@code added column shop.orders.note}; without any
   *     value of the schema's, for a default or a function's body may hold a secret
   */
  public record Since(String fingerprint, List<String> differences) {}
}
