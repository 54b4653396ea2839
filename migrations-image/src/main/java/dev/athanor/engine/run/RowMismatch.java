package dev.athanor.engine.run;

import dev.athanor.engine.plan.RowStatement;
import java.sql.SQLException;

/** A statement on the version table hit none of its rows, or several; said in Alembic's words. */
final class RowMismatch extends SQLException {

  private static final long serialVersionUID = 1L;

  /** PostgreSQL's cardinality_violation. */
  private static final String STATE = "21000";

  static final String HINT =
      "Nothing of this transaction was kept. Look who else writes the version table: this script"
          + " itself, another migrator, or a row that is there twice.";

  RowMismatch(RowStatement statement, String table, int found) {
    super(
        "Online migration expected to match one row when "
            + doing(statement)
            + " in '"
            + table
            + "'; "
            + found
            + " found",
        STATE);
  }

  private static String doing(RowStatement statement) {
    if (statement instanceof RowStatement.Update update) {
      return "updating '" + update.from() + "' to '" + update.to() + "'";
    }
    if (statement instanceof RowStatement.Delete delete) {
      return "deleting '" + delete.revision() + "'";
    }
    return "inserting '" + ((RowStatement.Insert) statement).revision() + "'";
  }
}
