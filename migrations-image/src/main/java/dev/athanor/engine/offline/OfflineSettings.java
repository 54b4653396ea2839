package dev.athanor.engine.offline;

import org.jspecify.annotations.Nullable;

/**
 * How a script is to be written.
 *
 * @param versionTable the version table's name as the catalog has it
 * @param versionTableSchema its schema; null leaves it to the search path of whoever runs the
 *     script
 * @param primaryKey whether a version table that the script creates has its primary key
 * @param transactions where transactions begin and end
 */
public record OfflineSettings(
    String versionTable,
    @Nullable String versionTableSchema,
    boolean primaryKey,
    Transactions transactions) {

  /** Where transactions begin and end. */
  public enum Transactions {
    /** One for each migration, as Athanor runs them. */
    PER_MIGRATION,
    /** One for the whole script, Alembic's default. */
    ONE,
    /** None: Alembic with {@code transactional_ddl=False}. */
    NONE
  }

  /** A version table with its primary key, and a transaction per migration. */
  public static OfflineSettings of(String versionTable, @Nullable String versionTableSchema) {
    return new OfflineSettings(versionTable, versionTableSchema, true, Transactions.PER_MIGRATION);
  }
}
