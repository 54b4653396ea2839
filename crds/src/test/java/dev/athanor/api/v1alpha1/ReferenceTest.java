package dev.athanor.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference is for people; what the code knows better is put into it by this test. */
class ReferenceTest {
  private static final Path FILE = Path.of("..", "docs", "reference", "databasemigration.md");
  private static final Pattern REASON_ROW =
      Pattern.compile("^\\| `([A-Za-z]+)` \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

  @ParameterizedTest
  @ValueSource(strings = {"spec", "status"})
  void theTablesAreWhatTheManifestSays(String part) throws IOException {
    String reference = Files.readString(FILE);
    Pattern section =
        Pattern.compile(
            "(<!-- generated: " + part + " -->\n).*?(<!-- end of " + part + " -->)",
            Pattern.DOTALL);
    Matcher found = section.matcher(reference);
    assertThat(found.find()).as("%s has a place for the table of %s", FILE, part).isTrue();
    String expected =
        found.replaceFirst(
            "$1" + Matcher.quoteReplacement("\n" + Reference.fields(part) + "\n") + "$2");
    Generated.assertCommitted(FILE, expected);
  }

  @Test
  void everyReasonHasItsRow() throws IOException {
    String reference = Files.readString(FILE);
    List<String> explained =
        REASON_ROW
            .matcher(reference.substring(reference.indexOf("\n## Reasons")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(explained)
        .containsExactlyElementsOf(Arrays.stream(Reason.values()).map(Reason::wire).toList());
  }
}
