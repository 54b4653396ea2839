package dev.athanor.engine.command;

import dev.athanor.engine.check.CheckRequest;
import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.history.Origin;
import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Command;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.run.HistoryRequest;
import dev.athanor.engine.run.RunRequest;
import dev.athanor.engine.run.RunRequest.Timeouts;
import dev.athanor.engine.run.RunRequest.Transactions;
import dev.athanor.engine.run.RunRequest.Way;
import dev.athanor.engine.run.StampRequest;
import dev.athanor.engine.settings.ProjectSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the arguments mean for a run; each option is read in one place, here. */
public final class Settings {

  private final Arguments arguments;
  private final Path workingDirectory;
  private final String version;
  private @Nullable ProjectSettings project;

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
        policies().downgrades(),
        policies().destructive(),
        policies().edited(),
        adopt(),
        transactions(),
        project().locations(),
        versionTable(),
        timeouts(),
        origin());
  }

  StampRequest stampRequest() {
    return new StampRequest(
        arguments.words(),
        arguments.has(Option.PURGE),
        project().locations(),
        versionTable(),
        timeouts(),
        origin());
  }

  HistoryRequest historyRequest() {
    return new HistoryRequest(project().locations(), versionTable(), timeouts(), origin());
  }

  /** What {@code check} is to compare. */
  CheckRequest checkRequest() throws UsageException {
    return new CheckRequest(
        project().locations(),
        project().schema().value().orElse(null),
        shadow(),
        arguments.has(Option.GRANTS),
        versionTable(),
        timeouts());
  }

  private @Nullable DatabaseSettings shadow() throws UsageException {
    String url = arguments.value(Option.SHADOW_URL);
    if (url == null) {
      return null;
    }
    String variable = String.valueOf(Option.SHADOW_URL.variable());
    if (!arguments.has(Option.SHADOW_URL)) {
      return DatabaseSettings.fromUrl(url, variable, arguments.environment());
    }
    String option = Option.SHADOW_URL.written();
    DatabaseSettings given = DatabaseSettings.fromUrl(url, option, arguments.environment());
    if (DatabaseSettings.holdsPassword(url)) {
      throw new UsageException(
          option
              + " holds a password, which everybody on this machine can see in the list of"
              + " processes: set "
              + variable
              + " instead, or leave the password to PGPASSWORD.");
    }
    return given;
  }

  /** What the project sets, and what the line and the environment say instead. */
  public ProjectSettings project() {
    if (project == null) {
      Map<String, String> flags = new LinkedHashMap<>();
      for (Option option : Option.values()) {
        arguments.values(option).forEach(value -> flags.put(option.written(), value));
      }
      project = ProjectSettings.load(flags, arguments.environment(), workingDirectory);
    }
    return project;
  }

  /** A file or folder that an argument names. */
  Path resolve(String written) {
    return workingDirectory.resolve(written).normalize();
  }

  VersionTable versionTable() {
    return VersionTable.named(
        project().versionTable().value(), project().versionTableSchema().value().orElse(null));
  }

  /** To be asked before anything is done: there is no other way to tell of it afterwards. */
  public void refuseUnknownOutput() throws UsageException {
    boolean unused = json();
  }

  /** Whether a program reads the results. */
  boolean json() throws UsageException {
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

  private Policies policies() throws UsageException {
    return Policies.of(arguments.values(Option.POLICY));
  }

  private @Nullable String adopt() throws UsageException {
    String from = arguments.value(Option.ADOPT);
    if (from != null && arguments.variable("ATHANOR_OWNER") == null) {
      throw new UsageException(
          "--adopt takes a database over for the owner in ATHANOR_OWNER, which is not set. A run"
              + " without an owner needs nobody's leave.");
    }
    return from;
  }

  /** What is committed together. */
  Transactions transactions() {
    return project().transactionPerMigration().value()
        ? Transactions.PER_MIGRATION
        : Transactions.SINGLE;
  }

  private Timeouts timeouts() {
    ProjectSettings set = project();
    return new Timeouts(
        set.lockTimeout().value(),
        set.sqlLockTimeout().value(),
        set.statementTimeout().value().orElse(null),
        set.timeout().value().orElse(null));
  }
}
