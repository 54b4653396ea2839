package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision may rest on, at one instant.
 *
 * @param status never null: an absent status reads as an empty one
 * @param jobs the resource's own Jobs, newest first
 * @param dependencies in the order of {@code spec.dependsOn}
 */
public record Snapshot(
    Identity identity,
    long generation,
    Optional<String> reconcileRequestedAt,
    Spec spec,
    DatabaseMigrationStatus status,
    SecretView secret,
    List<JobView> jobs,
    DatabaseView database,
    List<DependencyView> dependencies,
    Instant now) {

  /** Which resource this is about. */
  public record Identity(String namespace, String name, String uid) {

    /** The identity of an object that the API server has stored. */
    public static Identity of(DatabaseMigration resource) {
      var metadata = resource.getMetadata();
      return new Identity(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }
  }

  /** The Job with that name, if it is there. */
  public Optional<JobView> job(@Nullable String name) {
    return jobs.stream().filter(job -> Objects.equals(job.name(), name)).findFirst();
  }
}
