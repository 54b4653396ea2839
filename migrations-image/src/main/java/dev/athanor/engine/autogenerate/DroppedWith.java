package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import org.jspecify.annotations.Nullable;

/** What goes without a statement of its own. */
final class DroppedWith {

  private DroppedWith() {}

  /** What an object is dropped with; null where it has to be dropped by itself. */
  static CatalogObject.@Nullable Key of(CatalogObject.Key key, Side found, Decisions decisions) {
    CatalogObject object = found.get(key);
    if (key.kind() == Kind.SEQUENCE) {
      return owner(object, found, decisions);
    }
    CatalogObject parent = found.parent(object);
    if (parent == null || !decisions.drops(parent.key())) {
      return null;
    }
    return isForeignKeyToAnother(object, parent, found, decisions) ? null : parent.key();
  }

  private static CatalogObject.@Nullable Key owner(
      CatalogObject sequence, Side found, Decisions decisions) {
    String owner = sequence.attribute("owned by");
    CatalogObject.Key column = owner == null ? null : new CatalogObject.Key(Kind.COLUMN, owner);
    return column != null && found.find(column) != null && decisions.drops(column) ? column : null;
  }

  /** Two tables that refer to each other can be dropped in no order. */
  private static boolean isForeignKeyToAnother(
      CatalogObject member, CatalogObject parent, Side found, Decisions decisions) {
    return isForeignKey(member)
        && found.dependencies().stream()
            .filter(dependency -> dependency.dependent().equals(member.key()))
            .map(dependency -> found.get(dependency.on()))
            .map(on -> on.kind() == Kind.TABLE ? on : found.parent(on))
            .anyMatch(
                table ->
                    table != null
                        && !table.key().equals(parent.key())
                        && decisions.drops(table.key()));
  }

  static boolean isForeignKey(CatalogObject object) {
    return object.kind() == Kind.CONSTRAINT
        && String.valueOf(object.attribute("definition")).startsWith("FOREIGN KEY");
  }
}
