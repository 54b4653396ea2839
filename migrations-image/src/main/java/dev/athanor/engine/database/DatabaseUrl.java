package dev.athanor.engine.database;

import dev.athanor.engine.database.DatabaseSettings.FilesInUrl;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A connection URI as libpq reads it (PostgreSQL's manual, 34.1.1.2), with SQLAlchemy's {@code
 * postgresql+driver://} and its {@code ?host=a:1&host=b:2}.
 */
final class DatabaseUrl {

  private static final Set<String> NAMING_FILES = Set.of("sslrootcert", "sslcert", "sslkey");

  /** Meant for a Python driver or libpq's own socket: nothing to do for this one. */
  private static final Set<String> WITHOUT_EFFECT_HERE =
      Set.of(
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout",
          "sslcompression",
          "sslsni",
          "client_encoding",
          "prepared_statement_cache_size",
          "prepared_statement_name_func",
          "async_fallback");

  private final FilesInUrl filesInUrl;
  private final Map<String, String> values = new LinkedHashMap<>();

  private DatabaseUrl(FilesInUrl filesInUrl) {
    this.filesInUrl = filesInUrl;
  }

  static Map<String, String> parse(String url, FilesInUrl filesInUrl) {
    DatabaseUrl parsed = new DatabaseUrl(filesInUrl);
    String rest = afterScheme(url);
    int slash = rest.indexOf('/');
    int at = rest.indexOf('@');
    if (at >= 0 && (slash < 0 || at < slash)) {
      parsed.credentials(rest.substring(0, at));
      rest = rest.substring(at + 1);
    } else if (at >= 0
        && slash >= 0
        && rest.lastIndexOf(':', slash) >= 0
        && rest.charAt(0) != '[') {
      throw invalid("has a / before its @: write / in the user or password as %2F");
    }
    int query = rest.indexOf('?');
    parsed.place(query < 0 ? rest : rest.substring(0, query));
    parsed.query(query < 0 ? "" : rest.substring(query + 1));
    return parsed.values;
  }

  private static String afterScheme(String url) {
    int end = url.indexOf("://");
    String scheme = end < 0 ? "" : url.substring(0, end);
    String dialect = scheme.indexOf('+') < 0 ? scheme : scheme.substring(0, scheme.indexOf('+'));
    if (!dialect.equals("postgresql") && !dialect.equals("postgres")) {
      throw invalid(
          url.startsWith("\"") || url.startsWith("'")
              ? "begins with a quotation mark, which is part of the value here: remove the quotes"
              : url.startsWith("jdbc:")
                  ? "is a JDBC URL: write it as postgresql://user:password@host:5432/dbname"
                  : "does not begin with postgresql:// or postgres://");
    }
    return url.substring(end + 3);
  }

  private void credentials(String text) {
    int colon = text.indexOf(':');
    put("user", decoded(colon < 0 ? text : text.substring(0, colon)));
    if (colon >= 0) {
      put("password", decoded(text.substring(colon + 1)));
    }
  }

  private void place(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      if (text.indexOf('@', slash) >= 0) {
        // Shown as a database's name it would be a piece of the password.
        throw invalid(
            "has an @ behind its host: if the password holds @ : / or ?, write them as %40 %3A %2F"
                + " %3F; and so the @ of a database's name");
      }
      put("dbname", decoded(text.substring(slash + 1)));
    }
    hosts(decoded(slash < 0 ? text : text.substring(0, slash)));
  }

  /** Hosts with or without ports of their own; where none has one, {@code port} is for all. */
  private void hosts(String text) {
    StringBuilder hosts = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    boolean anyPort = false;
    for (String each : text.split(",", -1)) {
      int colon = each.lastIndexOf(':');
      boolean port = colon > each.lastIndexOf(']');
      anyPort |= port;
      String comma = hosts.isEmpty() && ports.isEmpty() ? "" : ",";
      hosts.append(comma).append(port ? each.substring(0, colon) : each);
      ports.append(comma).append(port ? each.substring(colon + 1) : "");
    }
    put("host", hosts.toString());
    if (anyPort) {
      put("port", ports.toString());
    }
  }

  private void query(String text) {
    StringBuilder hosts = new StringBuilder();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        if (pair.isEmpty()) {
          continue;
        }
        throw invalid("has a parameter without a value after its ?");
      }
      String name = decoded(pair.substring(0, equals));
      String value = decoded(pair.substring(equals + 1)).strip();
      if (name.equals("host")) {
        hosts.append(hosts.isEmpty() ? "" : ",").append(value);
      } else {
        parameter(name, value);
      }
    }
    if (!hosts.isEmpty()) {
      hosts(hosts.toString());
    }
  }

  private void parameter(String name, String value) {
    if (WITHOUT_EFFECT_HERE.contains(name)) {
      return;
    }
    if (name.equals("ssl")) {
      put("sslmode", value.equals("true") ? "require" : value.equals("false") ? "disable" : value);
      return;
    }
    if (!DriverProperties.knows(name)) {
      throw invalid(
          plain(name)
              ? "has the parameter " + name + ", which is not allowed here; remove it"
              : "has a parameter that is not allowed here; remove it");
    }
    if (filesInUrl == FilesInUrl.REFUSED
        && NAMING_FILES.contains(name)
        && !value.equals("system")) {
      throw invalid(
          "has the parameter "
              + name
              + ", which names a file of the reading process; give the"
              + " certificate's content by its own key instead");
    }
    put(name, value);
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  /** Only what looks like a parameter is repeated: the rest may be a piece of a password. */
  private static boolean plain(String name) {
    if (name.length() > 40) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')) {
        return false;
      }
    }
    return true;
  }

  /** Percent-decoding as libpq does it: a + is a +. */
  private static String decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') {
        bytes.put(raw[i]);
        continue;
      }
      int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw invalid("has a % that two hexadecimal digits do not follow; write a % itself as %25");
      }
      bytes.put((byte) (high * 16 + low));
      i += 2;
    }
    return utf8(bytes.flip());
  }

  private static String utf8(ByteBuffer bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid("holds bytes that are not UTF-8 behind its percent signs");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ') {
        throw invalid("holds a line break or another control character");
      }
    }
    return text;
  }

  private static InvalidDatabaseUrl invalid(String what) {
    return new InvalidDatabaseUrl(ConnectionParameters.URL_VARIABLE + " " + what + ".");
  }
}
