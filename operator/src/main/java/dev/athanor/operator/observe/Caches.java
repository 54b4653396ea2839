package dev.athanor.operator.observe;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.Optional;

/** What is known of the cluster around one resource, all in its namespace. */
public interface Caches {

  /** Jobs that Athanor made, of this resource and others. */
  Collection<Job> jobs();

  /** Pods of such Jobs. */
  Collection<Pod> pods();

  /** A Secret by name. */
  Optional<Secret> secret(String name);

  /** Another DatabaseMigration by name. */
  Optional<DatabaseMigration> migration(String name);

  /**
   * The Job as the API server has it now: asked only when the status names one that no cache knows.
   */
  Optional<Job> liveJob(String name);

  /**
   * The Pods of a Job as the API server has them now: asked only when a Job has ended and its Pod,
   * as cached, has not.
   */
  Collection<Pod> livePods(String jobName);

  /**
   * Why a Job has no Pod, in the Job controller's words: asked only when one has been without for a
   * while. Empty where nothing was refused, or where Events may not be read.
   */
  Optional<String> refusedPod(String jobUid);
}
