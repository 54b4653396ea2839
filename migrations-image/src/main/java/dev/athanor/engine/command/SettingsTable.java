package dev.athanor.engine.command;

import dev.athanor.engine.settings.ProjectSettings;
import dev.athanor.engine.settings.ProjectSettings.Row;
import java.util.List;
import java.util.function.Function;

/** The settings as lines: what each is, and where it comes from. */
public final class SettingsTable {

  private SettingsTable() {}

  public static List<String> of(ProjectSettings settings) {
    List<Row> rows = settings.table();
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

  private static int widest(List<Row> rows, Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
