package dev.athanor.engine.run;

import dev.athanor.engine.sql.SqlStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server or the connection ended a step. */
final class StepFailed extends Exception {

  private final transient SQLException reason;
  private final transient @Nullable SqlStatement statement;
  private final boolean inCommit;

  private StepFailed(SQLException reason, @Nullable SqlStatement statement, boolean inCommit) {
    super(reason);
    this.reason = reason;
    this.statement = statement;
    this.inCommit = inCommit;
  }

  static StepFailed in(SqlStatement statement, SQLException reason) {
    return new StepFailed(reason, statement, false);
  }

  static StepFailed inCommit(SQLException reason) {
    return new StepFailed(reason, null, true);
  }

  static StepFailed around(SQLException reason) {
    return new StepFailed(reason, null, false);
  }

  SQLException reason() {
    return reason;
  }

  /** The script's statement; null when one of our own around it failed. */
  @Nullable SqlStatement statement() {
    return statement;
  }

  /** Whether nobody knows by the connection alone if the transaction counts. */
  boolean inCommit() {
    return inCommit;
  }
}
