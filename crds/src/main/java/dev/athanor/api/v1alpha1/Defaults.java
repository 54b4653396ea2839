package dev.athanor.api.v1alpha1;

/**
 * What an absent member of a {@code DatabaseMigration} means.
 *
 * <p>The CRD carries the same values, so the API server writes them into new objects; an object
 * that came another way reads as null there and gets them from here. Durations are in the
 * resource's own notation, which {@code Duration.parse("PT" + text)} understands.
 */
public final class Defaults {
  public static final MigrationEngine ENGINE = MigrationEngine.ATHANOR;
  public static final String VERSION_TABLE = "alembic_version";
  public static final Mode MODE = Mode.APPLY;
  public static final Permission DOWNGRADE = Permission.ALLOW;
  public static final Permission DESTRUCTIVE = Permission.ALLOW;
  public static final DriftPolicy DRIFT = DriftPolicy.REPORT;
  public static final EditedPolicy EDITED = EditedPolicy.REPORT;
  public static final boolean SUSPEND = false;

  /** Not in the CRD, because it depends on whether the operator may read Secrets: here it may. */
  public static final String INTERVAL = "10m";

  /** The interval where the operator may not read Secrets, so that each look costs a Job. */
  public static final String INTERVAL_WITHOUT_SECRET_ACCESS = "24h";

  public static final String TIMEOUT = "1h";
  public static final String LOCK_TIMEOUT = "2m";
  public static final String SQL_LOCK_TIMEOUT = "5s";
  public static final int RETRY_LIMIT = 3;
  public static final String BACKOFF_INITIAL = "10s";
  public static final String BACKOFF_MAX = "5m";
  public static final int HISTORY_LIMIT = 10;
  public static final int SUCCESSFUL_JOBS_HISTORY_LIMIT = 1;
  public static final int FAILED_JOBS_HISTORY_LIMIT = 3;

  /** The Pod's container that migrates; one of this name in podTemplate is laid over it. */
  public static final String CONTAINER = "migrate";

  private Defaults() {}
}
