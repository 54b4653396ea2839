package dev.athanor.engine.autogenerate;

import dev.athanor.engine.autogenerate.Operation.Phase;
import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.List;

/** Which operation comes first where no dependency says it: what goes makes room for what comes. */
final class Rank {

  private static final List<Kind> COMING =
      List.of(
          Kind.SCHEMA,
          Kind.EXTENSION,
          Kind.COLLATION,
          Kind.TYPE,
          Kind.DOMAIN,
          Kind.SEQUENCE,
          Kind.FUNCTION,
          Kind.PROCEDURE,
          Kind.AGGREGATE,
          Kind.TABLE,
          Kind.FOREIGN_TABLE,
          Kind.COLUMN,
          Kind.CONSTRAINT,
          Kind.INDEX,
          Kind.STATISTICS,
          Kind.VIEW,
          Kind.MATERIALIZED_VIEW,
          Kind.TRIGGER,
          Kind.RULE,
          Kind.POLICY,
          Kind.EVENT_TRIGGER,
          Kind.GRANT);

  /** Between the indexes that a foreign key may need and all that comes after. */
  private static final int HALF_A_KIND = 3;

  private static final int PHASE = 1000;

  private Rank() {}

  static int of(Operation operation, Side found, Side wanted) {
    CatalogObject object = found.find(operation.key());
    if (object == null || operation.phase() == Phase.CREATE) {
      object = wanted.get(operation.key());
    }
    int coming = 2 * COMING.indexOf(operation.key().kind());
    coming += DroppedWith.isForeignKey(object) ? HALF_A_KIND : 0;
    return switch (operation.phase()) {
      case DETACH -> coming;
      case DROP -> 2 * PHASE - coming;
      case ALTER, CREATE -> 2 * PHASE + coming;
      case ATTACH -> 3 * PHASE + coming;
    };
  }
}
