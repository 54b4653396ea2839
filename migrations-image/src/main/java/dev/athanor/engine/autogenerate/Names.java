package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;

/** Pieces of names that are quoted as SQL needs it. */
final class Names {

  private Names() {}

  /** What a column, a constraint or a trigger is called within its table. */
  static String ofMember(CatalogObject member) {
    String parent = parent(member);
    return member.name().substring(parent.length() + 1);
  }

  /** The table that a member belongs to. */
  static String parent(CatalogObject member) {
    String parent = member.parent();
    if (parent == null) {
      throw new IllegalArgumentException(member.key() + " belongs to no table");
    }
    return parent;
  }

  /** The part before the first dot: the schema. */
  static String schema(String name) {
    return name.substring(0, endOfFirst(name));
  }

  /** The part behind the first dot. */
  static String withoutSchema(String name) {
    return name.substring(Math.min(name.length(), endOfFirst(name) + 1));
  }

  private static int endOfFirst(String name) {
    boolean quoted = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        return i;
      }
    }
    return name.length();
  }
}
