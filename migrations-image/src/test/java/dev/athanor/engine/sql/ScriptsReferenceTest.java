package dev.athanor.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/reference/scripts.md says of statements. */
class ScriptsReferenceTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(.*)` \\| (yes|refused) \\| (yes|refused) \\|$", Pattern.MULTILINE);

  @Test
  void statementsMayStandWhereTheReferenceSays() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/scripts.md"));
    List<MatchResult> rows = ROW.matcher(page).results().toList();

    assertThat(rows).hasSizeGreaterThan(20);
    for (MatchResult row : rows) {
      assertThat(List.of(told(row.group(1), false), told(row.group(1), true)))
          .as(row.group(1))
          .containsExactly(row.group(2), row.group(3));
    }
    assertThat(page).contains("first %,d characters".formatted(SqlStatement.MOST_MASKED));
  }

  private static String told(String statement, boolean autocommit) throws IOException {
    String end = statement.contains("stdin") ? ";\n1\n\\.\n" : ";\n";
    try {
      PartSurvey.of(
          new StringReader(statement + (statement.startsWith("\\") ? "\n" : end)), 1, autocommit);
      return "yes";
    } catch (SqlSyntaxException e) {
      return "refused";
    }
  }
}
