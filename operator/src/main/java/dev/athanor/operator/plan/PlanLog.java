package dev.athanor.operator.plan;

import dev.athanor.engine.digest.Sha256;
import dev.athanor.engine.report.PlanSqlLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Puts the SQL of a plan together from the pieces that a run has printed. */
public final class PlanLog {
  /** The runner prints half of that at most; an image of other make may print anything. */
  private static final int MOST = 8 << 20;

  private PlanLog() {}

  /**
   * The SQL, if all of it is there.
   *
   * @param log the container's output so far
   * @param checksum what the report says that it is
   * @throws IOException if the log cannot be read to its end
   */
  public static Optional<String> sql(Reader log, String checksum) throws IOException {
    StringBuilder sql = new StringBuilder();
    BufferedReader lines = new BufferedReader(log);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String piece = PlanSqlLine.read(line);
      if (piece != null && sql.length() + piece.length() <= MOST) {
        sql.append(piece);
      }
    }
    String whole = sql.toString();
    return Sha256.of(whole).named().equals(checksum) ? Optional.of(whole) : Optional.empty();
  }
}
