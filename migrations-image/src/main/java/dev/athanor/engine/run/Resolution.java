package dev.athanor.engine.run;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.history.Deed;
import dev.athanor.engine.history.Progress;
import dev.athanor.engine.history.Progress.OpenStatement;
import dev.athanor.engine.history.Progress.Part;
import dev.athanor.engine.history.Progress.State;
import dev.athanor.engine.history.Progress.StatementKey;
import dev.athanor.engine.report.Cause;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.HistoryTransaction.Open;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person says of a statement outside a transaction, which was begun and nobody noted its end,
 * whether it was done. The next run of its part takes that for what is so.
 */
public final class Resolution {

  /** What the person says. */
  public enum Answer {
    /** It was done: it is passed over. */
    DONE("done"),
    /** It was not: it is run again. */
    REDO("redo");

    private final String wire;

    Answer(String wire) {
      this.wire = wire;
    }

    /** The word for programs and for the history. */
    public String wire() {
      return wire;
    }
  }

  /**
   * What was settled.
   *
   * @param was the statement as it was when it was begun
   * @param inScript whether the script still has it, so that the answer means something to the next
   *     run
   */
  public record Resolved(String revision, OpenStatement was, Answer answer, boolean inScript) {}

  private final HistoryRequest request;
  private final String revision;
  private final Answer answer;
  private final @Nullable String statement;

  /**
   * A resolution.
   *
   * @param revision in Alembic's symbols; also one that the scripts do not have, by its whole id
   * @param statement the short name of one of several open ones; null where there is one
   */
  public Resolution(
      HistoryRequest request, String revision, Answer answer, @Nullable String statement) {
    this.request = request;
    this.revision = revision;
    this.answer = answer;
    this.statement = statement;
  }

  /**
   * Settles it.
   *
   * @throws RunEnded when nothing is open, or several and none is named, and as a run does
   */
  public Resolved resolve(DatabaseSettings database, RunEvents events, StopSignal stop)
      throws RunEnded {
    return HistoryTransaction.run(request, database, events, stop, this::write);
  }

  private Resolved write(Open open) throws SQLException, RunEnded {
    String id = id(open);
    Progress progress = open.history().progress();
    OpenStatement chosen = chosen(id, progress.open(open.connection(), id));
    Part part = new Part(id, chosen.direction());
    if (answer == Answer.DONE) {
      progress.note(
          open.connection(), part, chosen.key(), State.DONE, null, request.origin().run());
    } else {
      progress.forget(open.connection(), part, chosen.key());
    }
    open.history()
        .record(
            open.connection(),
            Deed.resolve(id, answer.wire() + ": " + OpenStatements.named(chosen)),
            request.origin());
    return new Resolved(
        id, chosen, answer, OpenStatements.inScript(open.scripts(), part, chosen.key()));
  }

  private String id(Open open) {
    try {
      return new Symbols(open.scripts().graph())
          .resolveOne(revision)
          .map(Revision::id)
          .orElse(revision);
    } catch (RevisionException e) {
      return revision;
    }
  }

  private OpenStatement chosen(String id, List<OpenStatement> open) throws RunEnded {
    if (open.isEmpty()) {
      throw refused(
          "Nothing is open of revision " + id + ": no statement of it was begun without an end.",
          "athanor status tells what is unfinished.");
    }
    List<OpenStatement> meant =
        open.stream()
            .filter(each -> statement == null || each.key().shortName().equals(statement))
            .toList();
    if (meant.isEmpty()) {
      throw refused(
          "Of revision " + id + " there is no open statement " + statement + ".",
          OpenStatements.listed(open));
    }
    if (meant.size() > 1) {
      throw refused(
          "Of revision " + id + " several statements are open; say which with --statement ID.",
          OpenStatements.listed(open));
    }
    return meant.get(0);
  }

  private static RunEnded refused(String message, String hint) {
    return RunEnded.because(Outcome.TARGET_REFUSED, Cause.INVALID_ARGUMENT, message, hint);
  }

  /** How the command is called for this statement, but for the answer. */
  static String commandLine(Session session, Progress progress, Part part, StatementKey key)
      throws SQLException {
    StringBuilder line = new StringBuilder("athanor resolve ").append(part.revision());
    VersionTable table = session.table();
    if (!table.name().equals(VersionTable.DEFAULT_NAME)) {
      line.append(" --version-table ").append(table.name());
    }
    if (table.schema() != null && !table.schema().equals("public")) {
      line.append(" --version-table-schema ").append(table.schema());
    }
    if (progress.open(session.connection(), part.revision()).size() > 1) {
      line.append(" --statement ").append(key.shortName());
    }
    return line.toString();
  }
}
