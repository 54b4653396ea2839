package dev.athanor.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.report.PlanSqlLine;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PlanLogTest {
  private static final String SQL = "-- Grüße \"x\"\nDROP TABLE a;\n";
  private static final String LOG =
      "{\"event\":\"warning\",\"message\":\"planSql\"}\n"
          + PlanSqlLine.write(SQL.substring(0, 9))
          + "\nWARNING: somebody else's line\n"
          + PlanSqlLine.write(SQL.substring(9))
          + "\n{\"contract\":1}\n";

  @Test
  void thePiecesAreTheWhole() throws IOException {
    assertThat(PlanLog.sql(new StringReader(LOG), checksum(SQL))).contains(SQL);
  }

  @Test
  void aLogThatLacksAPieceIsNone() throws IOException {
    String begun = LOG.substring(0, LOG.indexOf("WARNING"));
    String broken = LOG.replace("TABLE a;\\n\"}", "TABLE a;");

    assertThat(PlanLog.sql(new StringReader(begun), checksum(SQL))).isEmpty();
    assertThat(PlanLog.sql(new StringReader(broken), checksum(SQL))).isEmpty();
    assertThat(PlanLog.sql(new StringReader(""), checksum(SQL))).isEmpty();
  }

  @Test
  void aLogOfAnotherPlanIsNone() throws IOException {
    assertThat(PlanLog.sql(new StringReader(LOG), checksum("DROP TABLE b;"))).isEmpty();
  }

  private static String checksum(String sql) {
    return Sha256.of(sql).named();
  }
}
