package dev.athanor.engine.catalog;

import org.jspecify.annotations.Nullable;

/** A column as it would stand in {@code CREATE TABLE}, behind its name. */
public final class ColumnWording {

  private ColumnWording() {}

  /** The text, with a blank before it. */
  public static String of(CatalogObject column) {
    StringBuilder text = new StringBuilder();
    append(text, " ", column.attribute("type"));
    append(text, " COLLATE ", column.attribute("collation"));
    String nullable = column.attribute("nullable");
    append(text, " ", "NULL".equals(nullable) ? null : nullable);
    append(text, " DEFAULT ", column.attribute("default"));
    append(text, " GENERATED ALWAYS AS ", column.attribute("generated"));
    String identity = column.attribute("identity");
    append(text, " GENERATED ", identity == null ? null : withAsIdentity(identity));
    return text.toString();
  }

  private static String withAsIdentity(String identity) {
    int options = identity.indexOf(" (");
    return options < 0
        ? identity + " AS IDENTITY"
        : identity.substring(0, options) + " AS IDENTITY" + identity.substring(options);
  }

  private static void append(StringBuilder text, String before, @Nullable String value) {
    if (value != null) {
      text.append(before).append(value);
    }
  }
}
