package dev.athanor.operator.observe;

/** The labels and annotations by which Athanor knows its own. */
public final class Labels {
  /** On Jobs and Pods: what the informers select by. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String ATHANOR = "athanor";

  /** The label selector for everything Athanor made. */
  public static final String SELECTOR = MANAGED_BY + "=" + ATHANOR;

  /**
   * Annotation: the DatabaseMigration; an annotation, because its name may be longer than a label's
   * value.
   */
  public static final String MIGRATION = "athanor.dev/migration";

  /** Annotation: the generation of the spec that a Job is for. */
  public static final String GENERATION = "athanor.dev/generation";

  /** Annotation: which of the generation's Jobs it is, from 1. */
  public static final String ATTEMPT = "athanor.dev/attempt";

  /** Annotation: what the Job was told to do. */
  public static final String KIND = "athanor.dev/run-kind";

  /** Annotation: the text of {@code spec.targetRevision} that a Job is for. */
  public static final String TARGET = "athanor.dev/target-revision";

  /** Annotation: the Secret's resourceVersion when the Job was made. */
  public static final String SECRET_VERSION = "athanor.dev/secret-version";

  /** Annotation on a ConfigMap: the id of the plan whose SQL it holds. */
  public static final String PLAN = "athanor.dev/plan";

  /** Annotation on a DatabaseMigration: a new value asks to start anew. */
  public static final String RECONCILE_REQUESTED_AT = "athanor.dev/reconcile-requested-at";

  private Labels() {}
}
