package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.Kind;
import java.util.List;

/** A column's default and a sequence's owner, which need others than the objects themselves. */
final class Attachment {

  private Attachment() {}

  static String taken(CatalogObject object) {
    return object.kind() == Kind.SEQUENCE
        ? "ALTER SEQUENCE " + object.name() + " OWNED BY NONE"
        : ColumnAlteration.in(object) + "DROP DEFAULT";
  }

  static List<String> given(CatalogObject object) {
    if (object.kind() == Kind.SEQUENCE) {
      String owner = object.attribute("owned by");
      return owner == null
          ? List.of()
          : List.of("ALTER SEQUENCE " + object.name() + " OWNED BY " + owner);
    }
    return List.of(ColumnAlteration.in(object) + "SET DEFAULT " + object.attribute("default"));
  }
}
