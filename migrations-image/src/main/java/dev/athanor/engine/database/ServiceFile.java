package dev.athanor.engine.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** libpq's connection service file (PostgreSQL's manual, 34.17). */
final class ServiceFile {

  private ServiceFile() {}

  /**
   * A service's parameters: from {@code PGSERVICEFILE} or the one in the home folder, then from the
   * one in {@code PGSYSCONFDIR}.
   *
   * @throws InvalidDatabaseUrl when no file has it, or its file cannot be understood
   */
  static Map<String, String> find(String service, Map<String, String> environment) {
    List<Path> files = files(environment);
    for (Path file : files) {
      Map<String, String> found = Files.exists(file) ? section(service, file) : null;
      if (found != null) {
        return found;
      }
    }
    throw new InvalidDatabaseUrl(
        files.isEmpty()
            ? "A service is named and no service file: name one in PGSERVICEFILE."
            : "There is no service "
                + service
                + files.stream().map(Path::toString).collect(Collectors.joining(" or ", " in ", ""))
                + ": correct service in DATABASE_URL or PGSERVICE, or name the file in PGSERVICEFILE.");
  }

  private static List<Path> files(Map<String, String> environment) {
    List<Path> files = new ArrayList<>();
    String named = environment.getOrDefault("PGSERVICEFILE", "");
    if (!named.isEmpty()) {
      if (!Files.exists(Path.of(named))) {
        throw new InvalidDatabaseUrl("The file " + named + " of PGSERVICEFILE is not there.");
      }
      files.add(Path.of(named));
    } else {
      HomeFolder.of(environment)
          .map(home -> home.resolve(".pg_service.conf"))
          .ifPresent(files::add);
    }
    String system = environment.getOrDefault("PGSYSCONFDIR", "");
    if (!system.isEmpty()) {
      files.add(Path.of(system, "pg_service.conf"));
    }
    return files;
  }

  private static @Nullable Map<String, String> section(String service, Path file) {
    Map<String, String> values = null;
    int number = 0;
    for (String raw : lines(file)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        if (values != null) {
          return values;
        }
        values = line.equals("[" + service + "]") ? new LinkedHashMap<>() : null;
      } else if (values != null) {
        put(values, line, file + ":" + number);
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String line, String place) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      // Not shown: it may be a piece of a password.
      throw new InvalidDatabaseUrl(place + ": this is not parameter=value.");
    }
    String name = line.substring(0, equals);
    if (name.equals(LibpqParameter.SERVICE.keyword())) {
      throw new InvalidDatabaseUrl(place + ": a service cannot name another service.");
    }
    if (LibpqParameter.named(name).isEmpty()) {
      throw new InvalidDatabaseUrl(place + ": this is no parameter of libpq.");
    }
    values.putIfAbsent(name, line.substring(equals + 1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidDatabaseUrl("The service file " + file + " cannot be read: " + e);
    }
  }
}
