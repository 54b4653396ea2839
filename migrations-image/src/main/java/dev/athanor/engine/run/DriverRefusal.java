package dev.athanor.engine.run;

import dev.athanor.engine.report.Cause;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What pgjdbc itself refuses before the server has said a word about the session. It has no codes
 * of its own for these, only its English sentences.
 */
enum DriverRefusal {
  NO_PASSWORD(
      "no password was provided",
      Cause.AUTHENTICATION_FAILED,
      "Set the password in DATABASE_URL or PGPASSWORD."),
  EMPTY_PASSWORD(
      "the password is an empty string",
      Cause.AUTHENTICATION_FAILED,
      "Set the password in DATABASE_URL or PGPASSWORD."),
  CHANNEL_BINDING(
      "hannel binding is required",
      Cause.AUTHENTICATION_FAILED,
      "channel_binding=require needs TLS (sslmode) and a role whose password the server keeps for"
          + " scram-sha-256."),
  CHANNEL_BINDING_WITHOUT_TLS(
      "Channel Binding is required",
      Cause.AUTHENTICATION_FAILED,
      "channel_binding=require needs TLS: set sslmode to require or more in DATABASE_URL or"
          + " PGSSLMODE."),
  REQUIRE_AUTH(
      "not allowed by requireAuth",
      Cause.AUTHENTICATION_FAILED,
      "The server's pg_hba.conf asks for another way to authenticate than require_auth allows."),
  NO_SUCH_SERVER(
      "Could not find a server with specified targetServerType",
      Cause.DATABASE_UNREACHABLE,
      "None of the hosts is there and of the kind that target_session_attrs asks for; with several"
          + " hosts that is one that takes writes."),
  NO_TLS(
      "does not support SSL",
      Cause.DATABASE_UNREACHABLE,
      "Turn TLS on at the server, or choose another sslmode in DATABASE_URL or PGSSLMODE."),
  UNKNOWN_AUTHORITY(
      "PKIX path building failed",
      Cause.DATABASE_UNREACHABLE,
      "The server's certificate is not signed by an authority that sslrootcert (PGSSLROOTCERT)"
          + " names: give the file of the right one."),
  EXPIRED(
      "PKIX path validation failed",
      Cause.DATABASE_UNREACHABLE,
      "The server's certificate is not valid, or not any more: renew it."),
  OTHER_NAME(
      "could not be verified by hostnameverifier",
      Cause.DATABASE_UNREACHABLE,
      "Name the host as the server's certificate does, or set sslmode=verify-ca, which does not"
          + " compare names."),
  NO_AUTHORITY(
      "Could not open SSL root certificate file",
      Cause.DATABASE_UNREACHABLE,
      "Name a file that is there in sslrootcert or PGSSLROOTCERT, or write sslrootcert=system."),
  OPEN_KEY(
      "has group or world access",
      Cause.DATABASE_UNREACHABLE,
      "Take the key away from others: chmod 0600; for a Secret's volume, defaultMode: 0400."),
  TLS(
      "SSL error",
      Cause.DATABASE_UNREACHABLE,
      "Look whether the server and sslmode, sslcert, sslkey and sslrootcert agree about TLS.");

  private final String sentence;
  private final Cause cause;
  private final String hint;

  DriverRefusal(String sentence, Cause cause, String hint) {
    this.sentence = sentence;
    this.cause = cause;
    this.hint = hint;
  }

  /** Empty where the server spoke, or where it is none of these. */
  static Optional<DriverRefusal> of(SQLException e) {
    String said = String.valueOf(e.getMessage());
    return SqlFailure.server(e) != null
        ? Optional.empty()
        : Arrays.stream(values()).filter(each -> said.contains(each.sentence)).findFirst();
  }

  Cause cause() {
    return cause;
  }

  String hint() {
    return hint;
  }
}
