package dev.athanor.operator.act;

import dev.athanor.api.v1alpha1.SchemaState;
import dev.athanor.operator.decide.Decision;
import dev.athanor.operator.job.JobFactory;
import dev.athanor.operator.observe.DatabaseProbes;
import dev.athanor.operator.observe.DatabaseQuestion;
import dev.athanor.operator.observe.Desired;
import dev.athanor.operator.observe.JobView;
import dev.athanor.operator.observe.SecretView;
import dev.athanor.operator.observe.Snapshot;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries decisions out. It holds no rule of its own. */
public final class Actuator {
  private static final Logger LOGGER = LoggerFactory.getLogger(Actuator.class);

  /**
   * How long a Job whose outcome is in the status stays, unless a history limit removes it sooner.
   */
  private static final Duration KEPT = Duration.ofDays(7);

  private final KubernetesClient client;
  private final JobFactory jobs;
  private final DatabaseProbes probes;
  private final PlanPublisher plans;

  /** An actuator that writes through this client. */
  public Actuator(
      KubernetesClient client, JobFactory jobs, DatabaseProbes probes, PlanPublisher plans) {
    this.client = client;
    this.jobs = jobs;
    this.probes = probes;
    this.plans = plans;
  }

  /**
   * Carries a decision out. Doing it twice does no more than doing it once.
   *
   * @throws JobRefused when the API server will not have the Job
   */
  public void carryOut(Snapshot snapshot, Decision decision) throws JobRefused {
    if (decision instanceof Decision.Acknowledge) {
      probes.forget(snapshot.identity());
      plans.withdraw(snapshot);
    } else if (decision instanceof Decision.Look look) {
      ask(snapshot, look);
    } else if (decision instanceof Decision.Start start) {
      start(snapshot, start);
    } else if (decision instanceof Decision.Supersede supersede) {
      supersede(snapshot, supersede.job());
    } else if (decision instanceof Decision.Close close) {
      close(snapshot, close);
    } else if (decision instanceof Decision.Published published) {
      tidy(snapshot, published.job());
      prune(snapshot, published.job());
    }
  }

  /** The log of a run that has left a plan is still to be read: its Job stays as it is. */
  private void close(Snapshot snapshot, Decision.Close close) {
    if (!close.leavesPlan()) {
      plans.withdraw(snapshot);
    }
    snapshot.jobs().stream()
        .filter(job -> job.finished() && !job.expiring())
        .filter(job -> !close.leavesPlan() || !job.name().equals(close.job().name()))
        .forEach(job -> tidy(snapshot, job));
    if (!close.leavesPlan()) {
      prune(snapshot, close.job());
    }
  }

  private void ask(Snapshot snapshot, Decision.Look look) {
    if (snapshot.spec() instanceof Desired desired
        && snapshot.secret() instanceof SecretView.Usable secret) {
      Optional<String> known =
          Optional.ofNullable(snapshot.status().schema()).map(SchemaState::fingerprint);
      probes.ask(
          snapshot.identity(),
          desired,
          secret,
          new DatabaseQuestion(look.occasion(), look.schema(), known));
    }
  }

  private void start(Snapshot snapshot, Decision.Start start) throws JobRefused {
    if (!(snapshot.spec() instanceof Desired desired)
        || !(snapshot.secret() instanceof SecretView.Usable secret)) {
      throw new IllegalStateException("A run was decided on without a spec and a Secret");
    }
    Job job = jobs.create(snapshot.identity(), desired, secret, start.run());
    try {
      client.resource(job).create();
      LOGGER
          .atInfo()
          .addKeyValue("resource", name(snapshot))
          .addKeyValue("generation", snapshot.generation())
          .addKeyValue("job", job.getMetadata().getName())
          .addKeyValue(
              "arguments", job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs())
          .log("Started a run");
    } catch (KubernetesClientException e) {
      if (e.getStatus() != null && "AlreadyExists".equals(e.getStatus().getReason())) {
        // The name is the intention: this Job is ours, from before a crash or a stale read.
        return;
      }
      throw JobRefused.orRethrow(e);
    }
  }

  private void supersede(Snapshot snapshot, JobView job) {
    if (!job.suspended()) {
      job(snapshot, job).patch(merge(), "{\"spec\":{\"suspend\":true}}");
    } else if (job.pod().isEmpty()) {
      delete(snapshot, job);
    }
  }

  /** Its outcome is in the status: a Job that would never end is ended, any other kept a while. */
  private void tidy(Snapshot snapshot, JobView job) {
    if (job.outlived()) {
      delete(snapshot, job);
    } else {
      expire(snapshot, job);
    }
  }

  private void expire(Snapshot snapshot, JobView job) {
    try {
      job(snapshot, job)
          .patch(
              merge(), "{\"spec\":{\"ttlSecondsAfterFinished\":%d}}".formatted(KEPT.toSeconds()));
    } catch (KubernetesClientException e) {
      ignoreGone(e);
    }
  }

  private void prune(Snapshot snapshot, JobView closing) {
    if (!(snapshot.spec() instanceof Desired desired)) {
      return;
    }
    for (boolean succeeded : new boolean[] {true, false}) {
      int limit =
          succeeded ? desired.successfulJobsHistoryLimit() : desired.failedJobsHistoryLimit();
      List<JobView> ended =
          snapshot.jobs().stream()
              .filter(job -> job.expiring() || job.name().equals(closing.name()))
              .filter(job -> !job.outlived())
              .filter(job -> job.finish().map(f -> f.succeeded() == succeeded).orElse(false))
              .toList();
      ended.stream().skip(limit).forEach(job -> delete(snapshot, job));
    }
  }

  private void delete(Snapshot snapshot, JobView job) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(snapshot.identity().namespace())
        .withName(job.name())
        .withPropagationPolicy(DeletionPropagation.BACKGROUND)
        .delete();
  }

  private ScalableResource<Job> job(Snapshot snapshot, JobView job) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(snapshot.identity().namespace())
        .withName(job.name());
  }

  private static PatchContext merge() {
    return new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
  }

  private static void ignoreGone(KubernetesClientException e) {
    if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
      throw e;
    }
  }

  private static String name(Snapshot snapshot) {
    return snapshot.identity().namespace() + "/" + snapshot.identity().name();
  }
}
