package dev.athanor.sandbox.jobs;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries out what {@link JobController} decides, and remembers Pods that are gone. */
final class JobSync implements ResourceEventHandler<Pod> {
  private final KubernetesClient client;
  private final Freshness freshness;
  // Real Pods are held by a finalizer until they are counted; here their last state is kept.
  private final Map<String, Pod> gone = new ConcurrentHashMap<>();
  private final Set<String> uncounted = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> created = new ConcurrentHashMap<>();

  JobSync(KubernetesClient client, Freshness freshness) {
    this.client = client;
    this.freshness = freshness;
  }

  @Override
  public void onAdd(Pod pod) {}

  @Override
  public void onUpdate(Pod before, Pod after) {}

  @Override
  public void onDelete(Pod pod, boolean finalStateUnknown) {
    gone.put(pod.getMetadata().getUid(), pod);
  }

  void sync(Job job, List<Pod> cached, Instant now) {
    if (job.getMetadata().getDeletionTimestamp() != null) {
      return;
    }
    List<PodView> pods = podsOf(job, cached);
    JobStep step = JobController.step(job, pods, now);
    if (step.deleteJob()) {
      JobRunner.attempt(
          () ->
              client.resource(job).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
      return;
    }
    if (step.createPod() && allCreatedAreGone(job)) {
      JobRunner.attempt(() -> create(job));
    }
    if (step.uncounted()) {
      pods.forEach(view -> uncounted.add(view.pod().getMetadata().getUid()));
    }
    for (String name : step.deletePods()) {
      JobRunner.attempt(
          () ->
              client.pods().inNamespace(job.getMetadata().getNamespace()).withName(name).delete());
    }
    if (!same(job, step)) {
      Job next = new JobBuilder(job).withStatus(step.status()).build();
      JobRunner.attempt(() -> freshness.wrote(client.resource(next).updateStatus()));
    }
  }

  private void create(Job job) {
    Set<String> soFar = created.computeIfAbsent(job.getMetadata().getUid(), uid -> new HashSet<>());
    Pod pod = client.resource(PodFactory.pod(job, soFar.size())).create();
    soFar.add(pod.getMetadata().getUid());
  }

  // The cache may not show a new Pod yet, nor an event that it has gone.
  private boolean allCreatedAreGone(Job job) {
    return gone.keySet().containsAll(created.getOrDefault(job.getMetadata().getUid(), Set.of()));
  }

  private List<PodView> podsOf(Job job, List<Pod> cached) {
    List<PodView> views = new ArrayList<>();
    for (Pod pod : cached) {
      if (isOf(job, pod) && !gone.containsKey(pod.getMetadata().getUid())) {
        views.add(new PodView(pod, false));
      }
    }
    gone.values().stream()
        .filter(pod -> isOf(job, pod))
        .forEach(pod -> views.add(new PodView(pod, true)));
    views.removeIf(
        view -> uncounted.contains(view.pod().getMetadata().getUid()) && !view.terminating());
    return views;
  }

  private static boolean isOf(Job job, Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .map(OwnerReference::getUid)
        .anyMatch(uid -> uid.equals(job.getMetadata().getUid()));
  }

  private static boolean same(Job job, JobStep step) {
    return Serialization.asJson(job.getStatus()).equals(Serialization.asJson(step.status()));
  }
}
