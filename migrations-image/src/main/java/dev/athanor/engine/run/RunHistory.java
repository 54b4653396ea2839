package dev.athanor.engine.run;

import dev.athanor.engine.history.History;
import dev.athanor.engine.history.Origin;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history as a run finds or begins it: before its first step or, for a run that is to leave all
 * or nothing, in that step's transaction.
 */
final class RunHistory {

  private final RunEvents events;
  private final Preface preface;
  private final Origin origin;
  private @Nullable History known;
  private boolean warned;

  /**
   * A history that was not looked for yet.
   *
   * @param preface what it is told as soon as it is found or begun
   */
  RunHistory(RunEvents events, Preface preface, Origin origin) {
    this.events = events;
    this.preface = preface;
    this.origin = origin;
  }

  /** The history in a transaction of its own if it has to be begun. */
  History before(Session session) throws SQLException {
    if (known == null) {
      session.begin();
      try {
        History begun = within(session);
        session.commit();
        committed(begun);
      } catch (SQLException e) {
        session.rollback();
        throw e;
      }
    }
    return within(session);
  }

  /** The history, begun in the open transaction if need be. */
  History within(Session session) throws SQLException {
    if (known != null) {
      return known;
    }
    History history = History.findOrCreate(session.connection(), session.table());
    if (!history.inOwnSchema() && !warned) {
      warned = true;
      events.warning(
          "This role may not create the schema athanor: the history is kept beside the version"
              + " table, where Alembic's autogenerate will offer to drop it.");
    }
    preface.write(history, session.connection(), origin);
    return history;
  }

  /** Notes that the transaction was committed which {@link #within} was called in. */
  void committed(History history) {
    known = history;
  }

  /** The history if there is one, for what is not worth beginning one. */
  Optional<History> ifBegun(Session session) throws SQLException {
    return known != null ? Optional.of(known) : History.find(session.connection(), session.table());
  }
}
