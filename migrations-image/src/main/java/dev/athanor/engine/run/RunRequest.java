package dev.athanor.engine.run;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.script.Locations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param way whether a direction is demanded
 * @param target the target as written, in Alembic's symbols
 * @param from the rows that the caller decided on; null when it does not matter, empty is base
 * @param planOnly make the plan and change nothing
 * @param planId the plan that was approved; null when none was
 * @param downgrades what to do when the way leads down
 * @param destructive what to do when a step can lose data
 * @param edited what to do about applied scripts that are not what was run
 * @param adopt the owner from whom the database may be taken over; null for none
 * @param transactions what is committed together
 * @param scripts where the scripts are
 * @param versionTable where the revision is kept
 */
public record RunRequest(
    Way way,
    String target,
    @Nullable List<String> from,
    boolean planOnly,
    @Nullable String planId,
    Permission downgrades,
    Permission destructive,
    Edited edited,
    @Nullable String adopt,
    Transactions transactions,
    Locations scripts,
    VersionTable versionTable,
    Timeouts timeouts,
    Origin origin) {

  /** The way to the target. */
  public enum Way {
    /** Whichever the graph says. */
    MIGRATE,
    UPGRADE,
    DOWNGRADE
  }

  /** What a policy says about a kind of step. */
  public enum Permission {
    ALLOW,
    REQUIRE_APPROVAL,
    DENY
  }

  /** What to do about scripts that are not what the database has of their revisions. */
  public enum Edited {
    /** Tell of them. */
    REPORT,
    /** Go no further up until a person has accepted them. A way down stays open. */
    DENY
  }

  /** What is committed together; Alembic's {@code transaction_per_migration}. */
  public enum Transactions {
    /** Each migration by itself. */
    PER_MIGRATION,
    /**
     * The whole run, Alembic's own default. A part outside transactions ends the transaction before
     * it, and what follows begins another.
     */
    SINGLE
  }

  /**
   * How long to wait.
   *
   * @param lock for another migrator
   * @param sqlLock for a table's lock, each time it is asked for
   * @param statement for a statement; null for ever
   * @param run for the whole run; null for ever
   */
  public record Timeouts(
      Duration lock, Duration sqlLock, @Nullable Duration statement, @Nullable Duration run) {}
}
