package dev.athanor.api.v1alpha1;

/**
 * The most that the CRD lets a member hold: characters of a text, entries of a list. The API server
 * refuses a whole write for one member that is longer, so whoever writes status cuts to these
 * first.
 */
public final class Limits {
  /** A revision as a user names it in the spec. */
  public static final int TARGET_REVISION = 255;

  /** A revision as a version table or an image has it. */
  public static final int REVISION = 1024;

  /** Revisions of one list in status. */
  public static final int REVISIONS = 128;

  /** The revisions of a list, joined for people. */
  public static final int JOINED_REVISIONS = 4096;

  public static final int IMAGE = 512;

  /** A Kubernetes object's name, or a Secret's key. */
  public static final int NAME = 253;

  /** A PostgreSQL identifier, in bytes. */
  public static final int IDENTIFIER = 63;

  public static final int DURATION = 24;
  public static final int OWNER = 512;
  public static final int DEPENDENCIES = 32;
  public static final int HISTORY = 100;
  public static final int JOBS_HISTORY = 100;
  public static final int RETRIES = 100;

  /** {@code sha256:} and 64 hexadecimal digits. */
  public static final int PLAN_ID = 71;

  public static final int PLAN_STEPS = 50;

  /** {@code sha256:} and 64 hexadecimal digits. */
  public static final int FINGERPRINT = 71;

  public static final int TAKEN_WITH = 255;

  /** What of a schema is shown to have drifted. */
  public static final int DIFFERENCES = 20;

  public static final int DIFFERENCE = 512;

  /** A revision's own message in a plan. */
  public static final int STEP_MESSAGE = 1024;

  public static final int DATABASE = 512;
  public static final int HISTORY_MESSAGE = 4096;
  public static final int CONDITIONS = 16;

  /** As Kubernetes' own condition type has it. */
  public static final int CONDITION_TYPE = 316;

  /** As Kubernetes' own condition type has it. */
  public static final int CONDITION_REASON = 1024;

  /** As Kubernetes' own condition type has it. */
  public static final int CONDITION_MESSAGE = 32768;

  public static final int ANNOTATION_VALUE = 253;

  private Limits() {}
}
