package dev.athanor.operator.decide;

import dev.athanor.operator.observe.DatabaseView;
import dev.athanor.operator.observe.Snapshot;

/** A database is what the server says it is: a Secret may come to point at another one. */
final class Identities {
  private Identities() {}

  /** Whether the database just read is another one than the status speaks of. */
  static boolean changed(Snapshot snapshot) {
    String known = snapshot.status().database();
    return known != null
        && snapshot.database() instanceof DatabaseView.Rows rows
        && !known.equals(rows.identity());
  }
}
