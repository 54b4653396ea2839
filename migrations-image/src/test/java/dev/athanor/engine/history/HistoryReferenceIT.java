package dev.athanor.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference of the history has the columns that the tables have, and the entries' kinds. */
class HistoryReferenceIT {

  private static final Path FILE = Path.of("..", "docs", "reference", "history.md");

  private TestDatabase database;

  @BeforeEach
  void begin() throws SQLException {
    database = TestDatabase.create();
    try (Connection connection = database.connect()) {
      History.findOrCreate(connection, new VersionTable("alembic_version", "public"));
    }
  }

  /** The names in the first column of the tables below a heading, whose own first one is this. */
  private static List<String> described(String heading, String first) throws IOException {
    String text = Files.readString(FILE);
    String section = text.substring(text.indexOf("\n## " + heading + "\n") + 1);
    int end = section.indexOf("\n## ");
    String table = section.substring(section.indexOf("| " + first + " |"), end);
    Matcher row = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE).matcher(table);
    List<String> names = new ArrayList<>();
    int last = table.indexOf("\n\n");
    while (row.find() && (last < 0 || row.start() < last)) {
      names.add(row.group(1));
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "progress", "layout"})
  void everyColumnIsDescribed(String table) throws Exception {
    assertThat(described(table, "column"))
        .as("docs/reference/history.md, table %s", table)
        .containsExactlyInAnyOrderElementsOf(
            database.list(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'athanor."
                    + table
                    + "'::regclass AND attnum > 0 AND NOT attisdropped"));
  }

  @Test
  void everyKindOfEntryIsDescribed() throws Exception {
    List<String> kinds =
        database.list(
            "SELECT (regexp_matches(pg_get_constraintdef(oid), '''([A-Za-z]+)''', 'g'))[1] FROM"
                + " pg_constraint WHERE conname = 'history_direction_check'");
    assertThat(described("history", "direction")).containsExactlyInAnyOrderElementsOf(kinds);
  }
}
