package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.history.Deed;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.HistoryTransaction.Open;
import dev.athanor.engine.script.Script;
import dev.athanor.engine.script.ScriptPart;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A person takes scripts as what the database has, though they are not what was run. Written into
 * the history, with who and when; the database itself stays as it is.
 */
public final class Acceptance {

  private final HistoryRequest request;
  private final List<String> named;

  /**
   * An acceptance.
   *
   * @param named the revisions, in Alembic's symbols; none for all that there are
   */
  public Acceptance(HistoryRequest request, List<String> named) {
    this.request = request;
    this.named = List.copyOf(named);
  }

  /**
   * Accepts, all of them or none.
   *
   * @return what was accepted; empty only where all were asked for and there is none
   * @throws RunEnded for a revision that there is nothing to accept of, and as a run does
   */
  public List<Discrepancy> accept(DatabaseSettings database, RunEvents events, StopSignal stop)
      throws RunEnded {
    return HistoryTransaction.run(request, database, events, stop, this::write);
  }

  private List<Discrepancy> write(Open open) throws SQLException, RunEnded {
    List<Discrepancy> accepted = named.isEmpty() ? open.discrepancies() : wanted(open);
    for (Discrepancy each : accepted) {
      Script script = open.scripts().find(each.revision()).orElseThrow();
      open.history()
          .record(
              open.connection(),
              Deed.accept(
                  each.revision(),
                  each.kind().wire() + ": " + each.file(),
                  script.upgrade().map(ScriptPart::checksum).orElse(""),
                  script.revision().downRevisions(),
                  script.revision().dependsOn()),
              request.origin());
    }
    return accepted;
  }

  private List<Discrepancy> wanted(Open open) throws RunEnded {
    Set<Discrepancy> wanted = new LinkedHashSet<>();
    for (String symbol : named) {
      wanted.add(discrepancy(open, revision(open, symbol)));
    }
    return new ArrayList<>(wanted);
  }

  private static String revision(Open open, String symbol) throws RunEnded {
    try {
      return new Symbols(open.scripts().graph())
          .resolveOne(symbol)
          .map(Revision::id)
          .orElse("base");
    } catch (RevisionException e) {
      throw TargetRefused.because(e);
    }
  }

  private static Discrepancy discrepancy(Open open, String revision) throws RunEnded {
    for (Discrepancy each : open.discrepancies()) {
      if (each.revision().equals(revision)) {
        return each;
      }
    }
    boolean applied =
        open.scripts().graph().ancestors(open.rows(), Edges.EFFECTIVE).contains(revision);
    throw RunEnded.because(
        Outcome.TARGET_REFUSED,
        Cause.INVALID_ARGUMENT,
        applied
            ? "There is nothing to accept of revision "
                + revision
                + ": as far as the history knows, its script is what the database has."
            : "Revision " + revision + " is not applied, so that there is nothing to accept of it.",
        "athanor status tells what there is; nothing was accepted.");
  }
}
