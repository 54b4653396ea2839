package dev.athanor.engine.check;

import dev.athanor.engine.database.DatabaseSettings;

/** An empty database to make the wanted schema in, and empty or gone again when it is closed. */
sealed interface Shadow extends AutoCloseable permits CreatedShadow, LentShadow {

  /** How it is reached. */
  DatabaseSettings database();

  /** The name that the server knows it by. */
  String name();

  /** Puts things back; what cannot be put back is said as a warning. */
  @Override
  void close();
}
