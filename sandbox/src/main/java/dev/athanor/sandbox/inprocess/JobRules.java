package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the real server does to Jobs when they are stored. */
final class JobRules {
  private JobRules() {}

  /** Generates the selector and the labels of the template, as the Job strategy does. */
  static void defaults(ResourceType type, ObjectNode job) {
    if (!type.isJob()) {
      return;
    }
    String uid = Json.metadata(job, "uid");
    String name = Json.metadata(job, "name");
    ObjectNode spec = job.withObject("/spec");
    for (String count : new String[] {"completions", "parallelism"}) {
      if (!spec.has(count)) {
        spec.put(count, 1);
      }
    }
    if (!spec.has("backoffLimit")) {
      spec.put("backoffLimit", 6);
    }
    if (!spec.has("suspend")) {
      spec.put("suspend", false);
    }
    if (!spec.has("selector")) {
      spec.putObject("selector")
          .putObject("matchLabels")
          .put("batch.kubernetes.io/controller-uid", uid);
    }
    spec.withObject("/template/metadata/labels")
        .put("batch.kubernetes.io/controller-uid", uid)
        .put("batch.kubernetes.io/job-name", name)
        .put("controller-uid", uid)
        .put("job-name", name);
  }

  /**
   * Refuses a change of what is fixed for the life of a Job.
   *
   * @throws ApiError 422
   */
  static void checkUpdate(ResourceType type, ObjectNode before, ObjectNode after) {
    if (!type.isJob()) {
      return;
    }
    for (String fixed : new String[] {"template", "selector", "completions", "podFailurePolicy"}) {
      if (!before.path("spec").path(fixed).equals(after.path("spec").path(fixed))) {
        throw ApiError.invalid(
            "Job", Json.metadata(before, "name"), "spec." + fixed + ": field is immutable");
      }
    }
  }
}
