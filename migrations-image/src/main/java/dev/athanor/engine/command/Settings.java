package dev.athanor.engine.command;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Durations;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.RunRequest.Permission;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the arguments mean for a run; each option is read in one place, here. */
public final class Settings {

  private static final String VERSIONS = "versions";

  private final Arguments arguments;
  private final Path workingDirectory;
  private final String version;

  /**
   * The settings of a call.
   *
   * @param version of this program, which the history names
   */
  public Settings(Arguments arguments, Path workingDirectory, String version) {
    this.arguments = arguments;
    this.workingDirectory = workingDirectory;
    this.version = version;
  }

  RunRequest request(Command command) throws UsageException {
    return new RunRequest(
        switch (command) {
          case UPGRADE -> Way.UPGRADE;
          case DOWNGRADE -> Way.DOWNGRADE;
          default -> Way.MIGRATE;
        },
        arguments.words().get(0),
        from(),
        command == Command.PLAN || arguments.has(Option.PLAN_ONLY),
        planId(),
        downgrades(),
        transactions(),
        project(),
        versionTable(),
        timeouts(),
        origin());
  }

  /** The folder that holds {@code versions}: the one given is that itself or the one around it. */
  Path project() {
    String given = arguments.value(Option.SCRIPTS);
    if (given == null) {
      return workingDirectory;
    }
    Path folder = workingDirectory.resolve(given).normalize();
    Path name = folder.getFileName();
    if (name != null && name.toString().equals(VERSIONS)) {
      Path parent = folder.getParent();
      return parent == null ? workingDirectory : parent;
    }
    return folder;
  }

  VersionTable versionTable() {
    return VersionTable.named(
        arguments.value(Option.VERSION_TABLE), arguments.value(Option.VERSION_TABLE_SCHEMA));
  }

  /** Whether a program reads the results. */
  public boolean json() throws UsageException {
    return arguments.choice(Option.OUTPUT, run() == null ? "text" : "json").equals("json");
  }

  /** The run's name; null where no operator asked for the run. */
  @Nullable String run() {
    return arguments.variable("ATHANOR_RUN");
  }

  private Origin origin() {
    return new Origin(
        run(),
        arguments.variable("ATHANOR_IMAGE"),
        arguments.variable("ATHANOR_OWNER"),
        "athanor " + version);
  }

  private @Nullable List<String> from() throws UsageException {
    String given = arguments.value(Option.FROM);
    if (given == null) {
      return null;
    }
    List<String> rows = new ArrayList<>();
    for (String row : given.split(",", -1)) {
      if (row.isBlank()) {
        throw new UsageException("--from names revisions, a,b or base; here is an empty one.");
      }
      rows.add(row.strip());
    }
    return rows.equals(List.of("base")) ? List.of() : List.copyOf(rows);
  }

  private @Nullable String planId() throws UsageException {
    String id = arguments.value(Option.PLAN_ID);
    if (id != null && !id.startsWith("sha256:")) {
      throw new UsageException("--plan-id is an id that a plan has, sha256:…, not " + id + ".");
    }
    return id;
  }

  private Permission downgrades() throws UsageException {
    String policy = arguments.value(Option.POLICY);
    if (policy == null) {
      return Permission.ALLOW;
    }
    return switch (policy) {
      case "downgrade=Allow" -> Permission.ALLOW;
      case "downgrade=RequireApproval" -> Permission.REQUIRE_APPROVAL;
      case "downgrade=Deny" -> Permission.DENY;
      default ->
          throw new UsageException(
              "--policy is downgrade=Allow, downgrade=RequireApproval or downgrade=Deny, not "
                  + policy
                  + ".");
    };
  }

  private Transactions transactions() throws UsageException {
    if (arguments.has(Option.SINGLE_TRANSACTION)) {
      return Transactions.SINGLE;
    }
    String perMigration = arguments.variable("ATHANOR_TRANSACTION_PER_MIGRATION");
    if (perMigration == null || perMigration.equals("true")) {
      return Transactions.PER_MIGRATION;
    }
    if (perMigration.equals("false")) {
      return Transactions.SINGLE;
    }
    throw new UsageException(
        "ATHANOR_TRANSACTION_PER_MIGRATION is true or false, not " + perMigration + ".");
  }

  private Timeouts timeouts() throws UsageException {
    Duration lock = time(Option.LOCK_TIMEOUT);
    Duration sqlLock = time(Option.SQL_LOCK_TIMEOUT);
    return new Timeouts(
        lock == null ? Duration.ofMinutes(2) : lock,
        sqlLock == null ? Duration.ofSeconds(5) : sqlLock,
        time(Option.STATEMENT_TIMEOUT),
        time(Option.TIMEOUT));
  }

  private @Nullable Duration time(Option option) throws UsageException {
    String value = arguments.value(option);
    return value == null ? null : Durations.parse(value, option.written());
  }
}
