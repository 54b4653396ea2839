package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;
import dev.athanor.engine.database.VersionTable;
import dev.athanor.engine.run.RunEnded;
import java.sql.Connection;
import java.sql.SQLException;

/** An empty database to make the wanted schema in, and empty or gone again when it is closed. */
sealed interface Shadow extends AutoCloseable permits CreatedShadow, LentShadow {

  /**
   * The database that a request lends, or a new one beside the target.
   *
   * @param target connection to the target, in autocommit mode
   */
  static Shadow open(
      CheckRequest request,
      Connection target,
      DatabaseSettings database,
      VersionTable table,
      CheckEvents events)
      throws SQLException, RunEnded {
    DatabaseSettings lent = request.shadow();
    return lent == null
        ? CreatedShadow.create(target, database, events)
        : LentShadow.take(lent, target, table, events);
  }

  /** How it is reached. */
  DatabaseSettings database();

  /** The name that the server knows it by. */
  String name();

  /** Puts things back; what cannot be put back is said as a warning. */
  @Override
  void close();
}
