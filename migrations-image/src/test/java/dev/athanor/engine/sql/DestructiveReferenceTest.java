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

/** What docs/reference/destructive.md says of statements. */
class DestructiveReferenceTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `(.*)` \\| (yes|no|unknown) \\| .*\\|$", Pattern.MULTILINE);

  @Test
  void statementsLoseDataWhereTheReferenceSays() throws IOException, SqlSyntaxException {
    String page = Files.readString(Path.of("../docs/reference/destructive.md"));
    List<MatchResult> rows = ROW.matcher(page).results().toList();

    assertThat(rows).hasSizeGreaterThan(45);
    for (MatchResult row : rows) {
      assertThat(told(row.group(1))).as(row.group(1)).isEqualTo(row.group(2));
    }
    assertThat(page).contains("can lose data: " + new Loss(12, "DO", false).place() + "`");
  }

  private static String told(String statement) throws IOException, SqlSyntaxException {
    String end = statement.contains("stdin") ? ";\n1\n\\.\n" : ";\n";
    Loss loss = PartSurvey.of(new StringReader(statement + end), 1, true).loss();
    return loss == null ? "no" : loss.known() ? "yes" : "unknown";
  }
}
