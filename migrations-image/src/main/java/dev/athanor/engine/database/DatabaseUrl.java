package dev.athanor.engine.database;

import dev.athanor.engine.database.ConnectionString.Written;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A connection URI as libpq reads it (PostgreSQL's manual, 34.1.1.2), with SQLAlchemy's {@code
 * postgresql+driver://} and its {@code ?host=a:1&host=b:2}.
 */
final class DatabaseUrl {

  /** An @ behind this belongs to a parameter's value. */
  private static final Pattern IN_QUERY = Pattern.compile("[^?]*\\?([a-z_]+=[^&]*&)*[a-z_]+=[^&]*");

  private final Written written = new Written();

  private DatabaseUrl() {}

  static Map<String, String> parse(String url) {
    if (ConnectionString.holdsControlCharacter(url)) {
      throw invalid("holds a line break or another control character");
    }
    DatabaseUrl parsed = new DatabaseUrl();
    String rest = afterScheme(url);
    int slash = rest.indexOf('/');
    int at = rest.indexOf('@');
    if (at >= 0 && (slash < 0 || at < slash)) {
      parsed.credentials(rest.substring(0, at));
      rest = rest.substring(at + 1);
    } else if (at >= 0
        && slash >= 0
        && rest.lastIndexOf(':', slash) >= 0
        && rest.charAt(0) != '['
        && !IN_QUERY.matcher(rest.substring(0, at)).matches()) {
      throw invalid("has a / before its @: write / in the user or password as %2F");
    }
    int query = rest.indexOf('?');
    parsed.place(query < 0 ? rest : rest.substring(0, query));
    parsed.query(query < 0 ? "" : rest.substring(query + 1));
    return parsed.written.values();
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
      // A bare IPv6 address has several colons, and no port.
      boolean port =
          colon > each.lastIndexOf(']') && (each.indexOf(':') == colon || bracketed(each));
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

  private static boolean bracketed(String host) {
    return host.startsWith("[");
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
      String name = decoded(pair.substring(0, equals).strip());
      String value = decoded(pair.substring(equals + 1).strip());
      if (name.equals("host")) {
        hosts.append(hosts.isEmpty() ? "" : ",").append(value);
      } else if (name.equals("ssl")) {
        // JDBC's, which libpq knows as well, and asyncpg's.
        put(
            "sslmode",
            value.equals("true") ? "require" : value.equals("false") ? "disable" : value);
      } else {
        put(name, value);
      }
    }
    if (!hosts.isEmpty()) {
      hosts(hosts.toString());
    }
  }

  private void put(String name, String value) {
    written.put(name, value);
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
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid("holds bytes that are not UTF-8 behind its percent signs");
    }
  }

  private static InvalidDatabaseUrl invalid(String what) {
    return ConnectionString.invalid(what);
  }
}
