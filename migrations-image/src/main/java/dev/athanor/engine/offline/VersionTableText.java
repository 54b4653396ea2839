package dev.athanor.engine.offline;

import dev.athanor.engine.plan.RowStatement;

/** The statements on the version table, letter by letter as SQLAlchemy prints Alembic's. */
final class VersionTableText {

  /** Alembic's width of {@code version_num}. */
  private static final int WIDTH = 32;

  private final OfflineSettings settings;
  private final String table;

  VersionTableText(OfflineSettings settings) {
    this.settings = settings;
    String name = Identifier.of(settings.versionTable());
    String schema = settings.versionTableSchema();
    this.table = schema == null ? name : Identifier.of(schema) + "." + name;
  }

  String create() {
    String column = "    version_num VARCHAR(%d) NOT NULL".formatted(WIDTH);
    String key =
        "    CONSTRAINT %s PRIMARY KEY (version_num)"
            .formatted(Identifier.of(settings.versionTable() + "_pkc"));
    // The blank behind the comma is SQLAlchemy's.
    String columns = settings.primaryKey() ? column + ", \n" + key : column;
    return "CREATE TABLE %s (\n%s\n);".formatted(table, columns);
  }

  /** Without SQLAlchemy's RETURNING, which is of no use to psql. */
  String of(RowStatement row) {
    if (row instanceof RowStatement.Insert insert) {
      return "INSERT INTO %s (version_num) VALUES (%s);"
          .formatted(table, literal(insert.revision()));
    }
    if (row instanceof RowStatement.Update update) {
      return "UPDATE %s SET version_num=%s WHERE %s;"
          .formatted(table, literal(update.to()), isRow(update.from()));
    }
    return "DELETE FROM %s WHERE %s;"
        .formatted(table, isRow(((RowStatement.Delete) row).revision()));
  }

  private String isRow(String revision) {
    return "%s.version_num = %s".formatted(table, literal(revision));
  }

  private static String literal(String revision) {
    return "'" + revision.replace("'", "''") + "'";
  }
}
