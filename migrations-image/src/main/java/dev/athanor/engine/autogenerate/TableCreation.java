package dev.athanor.engine.autogenerate;

import dev.athanor.engine.catalog.CatalogObject;
import dev.athanor.engine.catalog.ColumnWording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The statements that make a table with its columns; constraints and indexes come by themselves.
 */
final class TableCreation {

  private TableCreation() {}

  static List<String> of(CatalogObject table, Side side) {
    List<CatalogObject> columns = side.columns(table);
    List<String> statements = new ArrayList<>();
    statements.add(create(table, columns, side));
    for (CatalogObject column : columns) {
      CatalogObject origin = side.origin(column);
      if (origin != null) {
        statements.addAll(unlike(column, origin));
      }
      statements.addAll(storage(column));
    }
    String type = table.attribute("of type");
    if (type != null) {
      statements.add("ALTER TABLE " + table.name() + " OF " + type);
    }
    String security = table.attribute("row security");
    if (security != null) {
      statements.addAll(Alteration.rowSecurity(table, null, security));
    }
    String identity = table.attribute("replica identity");
    if (identity != null && !identity.startsWith("USING INDEX")) {
      statements.add("ALTER TABLE " + table.name() + " REPLICA IDENTITY " + identity);
    }
    return statements;
  }

  private static String create(CatalogObject table, List<CatalogObject> columns, Side side) {
    String parent = table.attribute("partition of");
    StringBuilder text =
        new StringBuilder("CREATE")
            .append(Creation.before(" ", table.attribute("persistence")))
            .append(" TABLE ")
            .append(table.name());
    if (parent == null) {
      text.append(columns(columns, side));
      String inherits = table.attribute("inherits");
      text.append(inherits == null ? "" : " INHERITS (" + inherits + ")");
    } else {
      text.append(" PARTITION OF ").append(parent).append(' ').append(table.attribute("bound"));
    }
    String options = table.attribute("options");
    text.append(Creation.before(" PARTITION BY ", table.attribute("partition by")))
        .append(Creation.before(" USING ", table.attribute("access method")))
        .append(options == null ? "" : " WITH (" + options + ")")
        .append(Creation.before(" TABLESPACE ", table.attribute("tablespace")));
    return text.toString();
  }

  private static String columns(List<CatalogObject> columns, Side side) {
    String own =
        columns.stream()
            .filter(column -> side.origin(column) == null)
            .map(column -> "    " + Names.ofMember(column) + ColumnWording.of(column))
            .collect(Collectors.joining(",\n"));
    return own.isEmpty() ? " ()" : " (\n" + own + "\n)";
  }

  /** A child may have another default than its parent, and be stricter. */
  private static List<String> unlike(CatalogObject column, CatalogObject origin) {
    List<String> statements = new ArrayList<>();
    String value = column.attribute("default");
    if (!Objects.equals(value, origin.attribute("default"))) {
      statements.add(ColumnAlteration.defaultTo(column, value));
    }
    if (!Objects.equals(column.attribute("nullable"), origin.attribute("nullable"))) {
      statements.add(ColumnAlteration.nullableTo(column));
    }
    return statements;
  }

  /** What the definition of a column has no words for. */
  static List<String> storage(CatalogObject column) {
    List<String> statements = new ArrayList<>();
    String storage = column.attribute("storage");
    if (storage != null) {
      statements.add(ColumnAlteration.in(column) + "SET STORAGE " + storage);
    }
    String options = column.attribute("options");
    if (options != null) {
      statements.add(ColumnAlteration.in(column) + "SET (" + options + ")");
    }
    return statements;
  }
}
