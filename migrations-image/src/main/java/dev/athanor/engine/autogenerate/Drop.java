package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import java.util.Locale;

/** The statement that drops an object, and fails where anything depends on it still. */
final class Drop {

  private Drop() {}

  static String of(CatalogObject object, Side side) {
    String words = object.kind().words().toUpperCase(Locale.ROOT);
    return switch (object.kind()) {
      case COLUMN, CONSTRAINT ->
          "ALTER %s %s DROP %s %s"
              .formatted(owner(object, side), object.parent(), words, Names.ofMember(object));
      case TRIGGER, RULE, POLICY ->
          "DROP %s %s ON %s".formatted(words, Names.ofMember(object), object.parent());
      default -> "DROP " + words + " " + object.name();
    };
  }

  /** What a member's owner is called in {@code ALTER}: {@code TABLE}, {@code DOMAIN}. */
  static String owner(CatalogObject member, Side side) {
    CatalogObject parent = side.parent(member);
    return parent == null ? "TABLE" : parent.kind().words().toUpperCase(Locale.ROOT);
  }
}
