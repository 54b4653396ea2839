package dev.athanor.engine.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every connection parameter of libpq (PostgreSQL 18's manual, 34.1.2, in the order of {@code
 * PQconndefaults}) and what it does here. What is not here is not allowed.
 */
enum LibpqParameter {
  SERVICE("PGSERVICE", "the section of the service file to read"),
  USER("PGUSER", "the role; has no default here"),
  PASSWORD("PGPASSWORD", "the password"),
  PASSFILE("PGPASSFILE", "the password file, else `~/.pgpass`"),
  CHANNEL_BINDING("PGCHANNELBINDING", "`disable`, `prefer` or `require`"),
  CONNECT_TIMEOUT(
      "PGCONNECT_TIMEOUT",
      "seconds for each host, from its name to the session; 0: for ever. Default: 10 to connect, 20"
          + " in all"),
  DBNAME("PGDATABASE", "the database; has no default here"),
  HOST("PGHOST", "host names or addresses, with commas between them; no Unix sockets"),
  HOSTADDR("PGHOSTADDR", "addresses to connect to in place of the hosts' names"),
  PORT("PGPORT", "one for all hosts or one for each"),
  CLIENT_ENCODING("PGCLIENTENCODING", Use.IGNORED, "scripts are read and sent as UTF-8"),
  OPTIONS("PGOPTIONS", "settings of the session, as `-c search_path=shop`"),
  APPLICATION_NAME("PGAPPNAME", "the name in `pg_stat_activity`; the operator's Jobs have theirs"),
  FALLBACK_APPLICATION_NAME(null, "the same where there is no `application_name`"),
  KEEPALIVES(null, "`1` (default) or `0`"),
  KEEPALIVES_IDLE(null, Use.IGNORED, "the operating system's"),
  KEEPALIVES_INTERVAL(null, Use.IGNORED, "the operating system's"),
  KEEPALIVES_COUNT(null, Use.IGNORED, "the operating system's"),
  TCP_USER_TIMEOUT(null, Use.IGNORED, "the operating system's"),
  SSLMODE(
      "PGSSLMODE",
      "`disable`, `allow`, `prefer` (default), `require`, `verify-ca` or `verify-full`"),
  SSLNEGOTIATION("PGSSLNEGOTIATION", "`postgres` or `direct`"),
  SSLCOMPRESSION("PGSSLCOMPRESSION", Use.IGNORED, "there is none, as in libpq"),
  SSLCERT("PGSSLCERT", "the client's certificate, else `~/.postgresql/postgresql.crt`"),
  SSLKEY("PGSSLKEY", "its key, else `~/.postgresql/postgresql.key`"),
  SSLCERTMODE(
      "PGSSLCERTMODE",
      "disable|allow",
      "`disable` or `allow`: the driver cannot tell whether the server has asked for a certificate"),
  SSLPASSWORD(null, "the password of a key in PKCS#8 DER or PKCS#12"),
  SSLROOTCERT(
      "PGSSLROOTCERT",
      "the authorities' certificates, else `~/.postgresql/root.crt`; `system`: those that Java"
          + " trusts"),
  SSLCRL("PGSSLCRL", Use.NEVER, "the driver reads no lists of revoked certificates"),
  SSLCRLDIR("PGSSLCRLDIR", Use.NEVER, "the driver reads no lists of revoked certificates"),
  SSLSNI("PGSSLSNI", Use.IGNORED, "the host's name is sent"),
  REQUIREPEER("PGREQUIREPEER", Use.IGNORED, "for Unix sockets only, as in libpq"),
  REQUIRE_AUTH("PGREQUIREAUTH", "the ways to authenticate that are accepted; `oauth` is not known"),
  MIN_PROTOCOL_VERSION(
      "PGMINPROTOCOLVERSION", "3\\.0", "the driver speaks version 3.0 of the protocol"),
  MAX_PROTOCOL_VERSION("PGMAXPROTOCOLVERSION", Use.IGNORED, "it is version 3.0"),
  SSL_MIN_PROTOCOL_VERSION(
      "PGSSLMINPROTOCOLVERSION",
      "TLSv1|TLSv1\\.1|TLSv1\\.2",
      "at most `TLSv1.2`: Java's setting jdk.tls.client.protocols sets another"),
  SSL_MAX_PROTOCOL_VERSION(
      "PGSSLMAXPROTOCOLVERSION",
      "TLSv1\\.3",
      "`TLSv1.3`: Java's setting jdk.tls.client.protocols sets another"),
  GSSENCMODE("PGGSSENCMODE", "`disable`, `prefer` or `require`; default: only if the server asks"),
  KRBSRVNAME("PGKRBSRVNAME", "the Kerberos service"),
  GSSLIB("PGGSSLIB", Use.IGNORED, "the driver chooses"),
  GSSDELEGATION("PGGSSDELEGATION", "0", "`0`: the driver delegates no credentials"),
  REPLICATION(null, "false|off|no|0", "`false`: a replication session takes no migrations"),
  TARGET_SESSION_ATTRS(
      "PGTARGETSESSIONATTRS",
      "`any`, `read-write`, `read-only`, `primary`, `standby` or `prefer-standby`. Default:"
          + " `read-write` where there are several hosts"),
  LOAD_BALANCE_HOSTS("PGLOADBALANCEHOSTS", "`disable` or `random`"),
  SCRAM_CLIENT_KEY(null, Use.NEVER, "the driver wants the password itself"),
  SCRAM_SERVER_KEY(null, Use.NEVER, "the driver wants the password itself"),
  OAUTH_ISSUER(null, Use.NEVER, "the driver knows no OAuth"),
  OAUTH_CLIENT_ID(null, Use.NEVER, "the driver knows no OAuth"),
  OAUTH_CLIENT_SECRET(null, Use.NEVER, "the driver knows no OAuth"),
  OAUTH_SCOPE(null, Use.NEVER, "the driver knows no OAuth"),
  SSLKEYLOGFILE(null, Use.NEVER, "it would write the connection's keys into a file");

  /** What becomes of a value. */
  enum Use {
    /** It counts. */
    USED,
    /** Nothing; what it asks for makes no difference here or is so anyway. */
    IGNORED,
    /** Refused by name, but for values that ask for what is so anyway. */
    LIMITED;

    private static final String NEVER = "";
  }

  /** A process that reads a stranger's settings must not be made to open these. */
  private static final Set<LibpqParameter> NAMING_FILES =
      Set.of(SERVICE, PASSFILE, SSLCERT, SSLKEY, SSLROOTCERT);

  private static final Map<String, LibpqParameter> BY_KEYWORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(LibpqParameter::keyword, Function.identity()));

  private final @Nullable String variable;
  private final Use use;
  private final String harmless;
  private final String meaning;

  LibpqParameter(@Nullable String variable, String meaning) {
    this(variable, Use.USED, Use.NEVER, meaning);
  }

  LibpqParameter(@Nullable String variable, Use use, String meaning) {
    this(variable, use, Use.NEVER, meaning);
  }

  /** One of which only the values that this regular expression matches are accepted. */
  LibpqParameter(@Nullable String variable, String harmless, String meaning) {
    this(variable, Use.LIMITED, harmless, meaning);
  }

  LibpqParameter(@Nullable String variable, Use use, String harmless, String meaning) {
    this.variable = variable;
    this.use = use;
    this.harmless = harmless;
    this.meaning = meaning;
  }

  static Optional<LibpqParameter> named(String keyword) {
    return Optional.ofNullable(BY_KEYWORD.get(keyword));
  }

  /** libpq's name. */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The environment variable that has it where nothing else has. */
  Optional<String> variable() {
    return Optional.ofNullable(variable);
  }

  Use use() {
    return use;
  }

  /** For the reference, in Markdown. */
  String meaning() {
    return meaning;
  }

  boolean namesFile(String value) {
    return NAMING_FILES.contains(this) && !(this == SSLROOTCERT && value.equals("system"));
  }

  /** The same in a sentence. */
  String limit() {
    return meaning.replace("`", "");
  }

  /** Whether the value asks for something that is not to be had here. */
  boolean isRefused(String value) {
    return use == Use.LIMITED && !value.matches(harmless);
  }
}
