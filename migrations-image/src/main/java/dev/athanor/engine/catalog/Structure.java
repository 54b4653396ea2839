package dev.athanor.engine.catalog;

import java.util.List;

/**
 * A schema with what it takes to make it anew.
 *
 * @param dependencies between its objects, and others
 * @param columnOrder the names of all columns, those of a table in their order
 */
public record Structure(Catalog catalog, List<Dependency> dependencies, List<String> columnOrder) {

  public Structure {
    dependencies = List.copyOf(dependencies);
    columnOrder = List.copyOf(columnOrder);
  }
}
