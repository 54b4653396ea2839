package dev.athanor.engine.offline;

import dev.athanor.engine.offline.OfflineSettings.Transactions;
import dev.athanor.engine.plan.RowStatement;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a script, an empty line behind each piece. */
final class OfflineWriter {

  private static final String BEGIN = "BEGIN;";
  private static final String COMMIT = "COMMIT;";

  private final Appendable out;
  private final Transactions transactions;
  private final VersionTableText table;

  OfflineWriter(Appendable out, OfflineSettings settings) {
    this.out = out;
    this.transactions = settings.transactions();
    this.table = new VersionTableText(settings);
  }

  void write(List<String> start, List<OfflineStep> steps) throws IOException {
    Set<String> rows = new LinkedHashSet<>(start);
    sayIf(transactions == Transactions.ONE, BEGIN);
    for (OfflineStep step : steps) {
      sayIf(transactions == Transactions.PER_MIGRATION, BEGIN);
      // Alembic asks before every step, so a way through base creates the table once more.
      sayIf(rows.isEmpty(), table.create());
      write(step);
      step.rows().forEach(row -> row.applyTo(rows));
      sayIf(transactions == Transactions.PER_MIGRATION, COMMIT);
    }
    sayIf(transactions == Transactions.ONE, COMMIT);
  }

  private void write(OfflineStep step) throws IOException {
    say("-- Running " + step.running());
    if (step.part().isPresent()) {
      write(step.part().get());
    }
    for (RowStatement row : step.rows()) {
      say(table.of(row));
    }
  }

  private void write(PrintedPart part) throws IOException {
    boolean outside = part.autocommit() && transactions != Transactions.NONE;
    sayIf(outside, COMMIT);
    if (!part.isEmpty()) {
      part.writeTo(out);
      end();
    }
    sayIf(outside, BEGIN);
  }

  private void sayIf(boolean wanted, String piece) throws IOException {
    if (wanted) {
      say(piece);
    }
  }

  private void say(String piece) throws IOException {
    out.append(piece);
    end();
  }

  private void end() throws IOException {
    out.append("\n\n");
  }
}
