package dev.athanor.engine.history;

import java.util.List;

/**
 * What was added to the history's tables since the first Athanor made them, the oldest first: each
 * leads from what the one before it left to something newer, in the transaction of the run.
 *
 * <p>The rules for another one:
 *
 * <ul>
 *   <li>It adds: columns that may be null, words that a check allows. Then an older Athanor, to
 *       which a rolled-back image leads, still writes the tables, and leaves null what it does not
 *       know. It is looked for by its witness, a column, and the number in the table {@code layout}
 *       stays.
 *   <li>What an older Athanor could not write raises that number instead ({@link
 *       HistoryTables#LAYOUT}): every older one then refuses with a sentence, before anything runs.
 *   <li>A role that does not own the tables cannot add. It goes on with what is there, and what
 *       needs the addition is left out or refused with a sentence.
 * </ul>
 */
enum LayoutUpgrade {
  /** Stamps, and with each step the rows before and after it. */
  STAMPS(Table.HISTORY, "stamped") {
    @Override
    List<String> statements(HistoryTables tables) {
      return List.of(
          "ALTER TABLE "
              + tables.entries()
              + " ADD COLUMN rows_before text[], ADD COLUMN rows_after text[], ADD COLUMN stamped"
              + " text[]");
    }
  },
  /**
   * What is no step: rows of another hand, an edited script that was accepted, a change of owner,
   * an open statement that a person has settled; and of such a statement what it was.
   */
  DEEDS(Table.PROGRESS, "masked") {
    @Override
    List<String> statements(HistoryTables tables) {
      return List.of(
          "ALTER TABLE "
              + tables.progress()
              + " ADD COLUMN file text, ADD COLUMN line integer, ADD COLUMN masked text");
    }
  };

  /** Where a witness is looked for. */
  enum Table {
    HISTORY,
    PROGRESS
  }

  private final Table table;
  private final String witness;

  LayoutUpgrade(Table table, String witness) {
    this.table = table;
    this.witness = witness;
  }

  abstract List<String> statements(HistoryTables tables);

  /** The table that the witness is a column of. */
  Table table() {
    return table;
  }

  /** The column that is there when this was added. */
  String witness() {
    return witness;
  }
}
