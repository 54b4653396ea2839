package dev.athanor.engine.cli;

import dev.athanor.engine.line.Arguments;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of variables as developers keep one beside a project: {@code .env}. */
final class EnvironmentFile {

  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

  private EnvironmentFile() {}

  /** The arguments with the file's variables, where the environment has none of that name. */
  static Arguments readInto(Arguments arguments, Path workingDirectory) throws UsageException {
    if (!arguments.has(Option.ENV_FILE)) {
      return arguments;
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : arguments.values(Option.ENV_FILE)) {
      environment.putAll(read(workingDirectory.resolve(name)));
    }
    environment.putAll(arguments.environment());
    return arguments.with(environment);
  }

  private static Map<String, String> read(Path file) throws UsageException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("The file " + file + " of --env-file cannot be read: " + e);
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          // The line itself is not shown: it may hold a password.
          throw new UsageException(file + ":" + (i + 1) + ": this is not NAME=value.");
        }
        variables.put(matcher.group(1), unquoted(matcher.group(2).strip()));
      }
    }
    return variables;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
