package dev.athanor.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The queries, each a resource beside this class. Their first columns are {@code kind}, {@code
 * name} and {@code parent}; every other is an attribute. They count on an empty search path, which
 * makes the server print every name with its schema.
 */
enum CatalogQuery {
  SCHEMAS,
  EXTENSIONS,
  COLLATIONS,
  TYPES,
  SEQUENCES,
  TABLES,
  COLUMNS,
  CONSTRAINTS,
  INDEXES,
  STATISTICS,
  VIEWS,
  ROUTINES,
  TRIGGERS,
  RULES,
  POLICIES,
  EVENT_TRIGGERS,
  GRANTS;

  private final String sql = resource(name().toLowerCase(Locale.ROOT) + ".sql");

  String sql() {
    return sql;
  }

  static String resource(String name) {
    try (InputStream in = CatalogQuery.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
