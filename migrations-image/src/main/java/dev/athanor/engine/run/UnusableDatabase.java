package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.report.RunReport.Failure;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a failure before the first statement of any migration means: whether waiting helps, and what
 * a person can do.
 */
public final class UnusableDatabase {

  /** Syntax or access rule, invalid schema name, feature: no waiting will mend it. */
  private static final Set<String> LASTING = Set.of("42", "3F", "0A");

  private static final String NO_POSTGRES =
      "Look whether it is a PostgreSQL server that listens there.";

  private UnusableDatabase() {}

  /**
   * The end of the run.
   *
   * @param database for people, without the password
   */
  public static RunEnded because(SQLException e, String database) {
    if (e instanceof UnusablePooler pooler) {
      return pooler.end(database);
    }
    String state = SqlFailure.state(e);
    ServerErrorMessage server = SqlFailure.server(e);
    String said = server == null ? null : server.getHint();
    Cause cause = cause(state, e);
    return new RunEnded(
        outcome(state, cause),
        new Failure(
            cause,
            beginning(cause) + SqlFailure.message(e) + " (" + database + ")",
            said == null ? remedy(state, cause, e) : said,
            state,
            null,
            null,
            null,
            false));
  }

  private static Outcome outcome(String state, Cause cause) {
    if (cause == Cause.LOCK_HELD) {
      return Outcome.LOCKED;
    }
    return LASTING.contains(state.substring(0, 2)) ? Outcome.FAILED : Outcome.UNREACHABLE;
  }

  private static Cause cause(String state, SQLException e) {
    if (state.equals("55P03")) {
      return Cause.LOCK_HELD;
    }
    if (LASTING.contains(state.substring(0, 2))) {
      return Cause.SQL_ERROR;
    }
    return state.startsWith("28")
        ? Cause.AUTHENTICATION_FAILED
        : DriverRefusal.of(e).map(DriverRefusal::cause).orElse(Cause.DATABASE_UNREACHABLE);
  }

  private static String beginning(Cause cause) {
    return switch (cause) {
      case LOCK_HELD -> "Another session keeps the version table locked: ";
      case AUTHENTICATION_FAILED -> "The server does not let this role in: ";
      case SQL_ERROR -> "The version table or the history cannot be used: ";
      default -> "The database cannot be used: ";
    };
  }

  private static @Nullable String remedy(String state, Cause cause, SQLException e) {
    Optional<DriverRefusal> refusal = DriverRefusal.of(e);
    if (refusal.isPresent()) {
      return refusal.get().hint();
    }
    String serverSaid = SqlFailure.server(e) == null ? null : SqlFailure.message(e);
    if (cause == Cause.AUTHENTICATION_FAILED) {
      return ofNoEntry(String.valueOf(serverSaid));
    }
    return switch (state) {
      case "55P03" ->
          "Wait for it to end; pg_locks tells its pid, and pg_terminate_backend(pid) ends it.";
      case "3D000" -> "Create the database, or correct its name in DATABASE_URL or PGDATABASE.";
      case "3F000" -> "Create the schema, or name another with --version-table-schema.";
      case "42501" -> SqlFailure.GRANT;
      case "25006" ->
          "Name the primary, or several hosts, of which the one that takes writes is used.";
      case "53300" ->
          "Wait for other connections to end, or raise max_connections or the limit of the role or"
              + " the database.";
      case "57P03" -> "Wait: it takes connections when it has started or recovered.";
      case "08001", "08006" -> serverSaid != null ? null : "Check host and port. " + NO_POSTGRES;
      case "08P01" -> serverSaid != null ? ofPooler(serverSaid) : NO_POSTGRES;
      default -> null;
    };
  }

  private static String ofNoEntry(String said) {
    if (said.contains("client certificate") || said.contains("certificate authentication")) {
      return "Give this role's certificate and key: sslcert and sslkey, or PGSSLCERT and PGSSLKEY.";
    }
    if (said.contains("pg_hba.conf")) {
      return "Let this user in from here in the server's pg_hba.conf"
          + (said.contains("no encryption") ? ", or set sslmode=require where it wants TLS." : ".");
    }
    return "Correct the user and the password in DATABASE_URL, or PGUSER and PGPASSWORD.";
  }

  /** pgbouncer gives all it has to say the code of a protocol violation. */
  private static @Nullable String ofPooler(String said) {
    return said.contains("unsupported startup parameter")
        ? "Take it out of DATABASE_URL or the PG… variables, or add it to"
            + " ignore_startup_parameters of pgbouncer, which then drops it."
        : null;
  }
}
