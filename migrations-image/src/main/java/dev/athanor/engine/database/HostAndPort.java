package dev.athanor.engine.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One server to try. An IPv6 address is kept without its brackets. */
record HostAndPort(String host, int port) {

  private static final int DEFAULT_PORT = 5432;

  /** Digits and dots, or hexadecimal digits and colons: nothing that is looked up. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  /**
   * Pairs libpq's comma-separated hosts with their ports: as many ports as hosts, one for all, or
   * none.
   */
  static List<HostAndPort> list(@Nullable String hosts, @Nullable String ports) {
    String[] names = (hosts == null || hosts.isEmpty() ? "localhost" : hosts).split(",", -1);
    String[] numbers = (ports == null ? "" : ports).split(",", -1);
    if (numbers.length != 1 && numbers.length != names.length) {
      throw new InvalidDatabaseUrl(
          "The database's settings name "
              + names.length
              + " hosts and "
              + numbers.length
              + " ports: give one port for each host, or one for all.");
    }
    List<HostAndPort> list = new ArrayList<>(names.length);
    for (int i = 0; i < names.length; i++) {
      String number = numbers.length == 1 ? numbers[0] : numbers[i];
      list.add(new HostAndPort(host(names[i].strip()), port(number.strip())));
    }
    return List.copyOf(list);
  }

  /**
   * The same servers at addresses that are given beside their names; without names, at these alone.
   */
  static List<HostAndPort> at(@Nullable String addresses, List<HostAndPort> named) {
    if (addresses == null) {
      return named;
    }
    String[] each = addresses.split(",", -1);
    if (each.length != named.size()) {
      throw new InvalidDatabaseUrl(
          "The database's settings name "
              + named.size()
              + " hosts and "
              + each.length
              + " addresses (hostaddr): give one for each host.");
    }
    List<HostAndPort> list = new ArrayList<>(named.size());
    for (int i = 0; i < each.length; i++) {
      String address = each[i].strip();
      if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
        throw new InvalidDatabaseUrl(
            "The database's hostaddr is no IP address; a name belongs into host.");
      }
      HostAndPort host = named.get(i);
      list.add(address.isEmpty() ? host : new HostAndPort(address, host.port));
    }
    return List.copyOf(list);
  }

  static String joined(List<HostAndPort> hosts) {
    StringBuilder joined = new StringBuilder();
    for (HostAndPort each : hosts) {
      joined.append(joined.isEmpty() ? "" : ",");
      joined.append(each.host.indexOf(':') >= 0 ? "[" + each.host + "]" : each.host);
      joined.append(':').append(each.port);
    }
    return joined.toString();
  }

  private static String host(String name) {
    String bare =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    if (bare.startsWith("/")) {
      throw new InvalidDatabaseUrl(
          "The database's host is a Unix socket directory; give a host name or an address, the"
              + " driver connects by TCP only.");
    }
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (!Character.isLetterOrDigit(c) && ".-_:".indexOf(c) < 0) {
        throw new InvalidDatabaseUrl(
            "The database's host name holds a character that no host name has. If the password"
                + " holds @ : / or ?, write them as %40 %3A %2F %3F in DATABASE_URL.");
      }
    }
    return bare.isEmpty() ? "localhost" : bare;
  }

  private static int port(String number) {
    if (number.isEmpty()) {
      return DEFAULT_PORT;
    }
    int port = 0;
    for (int i = 0; i < number.length() && port <= 65_535; i++) {
      int digit = number.charAt(i) - '0';
      port = digit < 0 || digit > 9 ? 65_536 : port * 10 + digit;
    }
    if (port < 1 || port > 65_535) {
      // Not shown: an unescaped : in a password puts a piece of the password here.
      throw new InvalidDatabaseUrl(
          "The database's port is not a number from 1 to 65535. If the password holds @ : / or ?,"
              + " write them as %40 %3A %2F %3F in DATABASE_URL.");
    }
    return port;
  }
}
