package dev.athanor.engine.command;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.InvalidDatabaseUrl;
import dev.athanor.engine.settings.ProjectSettings;
import dev.athanor.engine.settings.ProjectSettings.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The settings as lines: what each is, and where it comes from. */
public final class SettingsTable {

  private SettingsTable() {}

  /**
   * The lines of a project's settings, and which database the environment names.
   *
   * @param environment the process's; its passwords are not shown
   */
  public static List<String> of(ProjectSettings settings, Map<String, String> environment) {
    List<Row> rows = new ArrayList<>(settings.table());
    rows.add(database(environment));
    int names = widest(rows, Row::setting);
    int values = widest(rows, Row::value);
    return rows.stream()
        .map(
            row ->
                padded(row.setting(), names)
                    + "  "
                    + padded(row.value(), values)
                    + "  "
                    + row.source())
        .toList();
  }

  private static Row database(Map<String, String> environment) {
    String variables =
        environment.entrySet().stream()
            .filter(variable -> !variable.getValue().isBlank())
            .map(Map.Entry::getKey)
            .filter(name -> name.equals("DATABASE_URL") || name.matches("PG[A-Z]+"))
            .sorted()
            .collect(Collectors.joining(", "));
    try {
      return new Row(
          "database", DatabaseSettings.fromEnvironment(environment).toString(), variables);
    } catch (InvalidDatabaseUrl e) {
      return new Row("database", "none", variables.isEmpty() ? "default" : variables);
    }
  }

  private static int widest(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
