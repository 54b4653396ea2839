package dev.athanor.engine.check;

import dev.athanor.engine.check.CheckAnswer.NotUpToDate;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a database is where its scripts end, which alone makes a comparison meaningful. */
final class Starting {

  private Starting() {}

  /**
   * Where the database is, if that is not at the heads; null if it is.
   *
   * @throws RunEnded if the scripts do not know where it is
   */
  static @Nullable NotUpToDate elsewhere(
      Connection connection, VersionTable table, RevisionGraph graph)
      throws SQLException, RunEnded {
    List<String> rows = table.read(connection);
    for (String row : rows) {
      if (graph.find(row).isEmpty()) {
        throw RunEnded.because(
            Outcome.UNKNOWN_REVISION,
            Cause.REVISION_UNKNOWN,
            "Can't locate revision identified by '" + row + "'",
            "The database is at a revision that these scripts do not have: use the scripts that"
                + " went up.");
      }
    }
    List<String> heads = graph.effectiveHeads();
    return Set.copyOf(rows).equals(Set.copyOf(heads)) ? null : new NotUpToDate(rows, heads);
  }
}
