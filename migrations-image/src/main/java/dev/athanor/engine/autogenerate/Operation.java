package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;

/** Something to be done to an object. */
record Operation(Phase phase, CatalogObject.Key key) {

  /** In the order in which they come where nothing else decides. */
  enum Phase {
    /** A column's default, or a sequence's owner, is taken away for as long as the others take. */
    DETACH,
    DROP,
    ALTER,
    CREATE,
    /** What was taken away is given again. */
    ATTACH
  }
}
