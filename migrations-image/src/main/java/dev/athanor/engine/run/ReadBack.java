package dev.athanor.engine.run;

import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.util.List;

/** Looks at the rows when a run is over. */
final class ReadBack {

  private ReadBack() {}

  /** What the database says in the end, whatever happened to the session on the way. */
  static void into(ReportDraft draft, Migrator migrator, RevisionGraph graph, RunEvents events) {
    draft.rowsAfter(null);
    try {
      if (!migrator.session().isAlive()) {
        migrator.openAnotherSession();
      }
      Session session = migrator.session();
      List<String> rows = session.table().read(session.connection());
      draft.rowsAfter(rows);
      draft.pending(Planner.pending(graph, rows));
    } catch (SQLException e) {
      events.warning("The rows could not be read in the end: " + SqlFailure.message(e));
    } catch (Stopped e) {
      // Who is told to stop does not wait for a server that may be gone.
      return;
    } catch (RevisionException e) {
      // Rows of another hand: there is no number of steps from there.
      events.warning(e.detail() + ".");
    }
  }
}
