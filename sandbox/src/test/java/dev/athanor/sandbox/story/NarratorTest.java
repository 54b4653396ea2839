package dev.athanor.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.sandbox.tenant.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String told(boolean colours) {
    bytes.reset();
    Narrator narrator = new Narrator(new PrintStream(bytes, true, StandardCharsets.UTF_8), colours);
    narrator.act(1, 2, "A title");
    Row row = new Row("orders", "001", "002", "False", "Progressing", null, Instant.now());
    narrator.row(row);
    narrator.row(new Row("orders", "001", "002", "False", "Progressing", null, row.created()));
    narrator.row(new Row("orders", "002", "002", "True", "Applied", null, row.created()));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void rowsStandUnderTheirHeaderAndAreShownWhenTheyChange() {
    assertThat(told(false).lines())
        .containsExactly(
            "",
            "1/2  A title",
            "  NAME     CURRENT                      TARGET         READY   STATUS            "
                + "MIGRATED   AGE",
            "  orders   001                          002            False   Progressing       "
                + "           0s",
            "  orders   002                          002            True    Applied           "
                + "           0s");
  }

  @Test
  void coloursAreOnlyWhereTheyAreWanted() {
    assertThat(told(false)).doesNotContain("\u001b");
    assertThat(told(true)).contains("\u001b[32m");
  }
}
