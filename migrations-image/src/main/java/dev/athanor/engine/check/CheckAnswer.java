package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Difference;
import java.util.List;

/** What a check found out. */
public sealed interface CheckAnswer {

  /**
   * The schemas were compared.
   *
   * @param differences what an upgrade would have to do; none where the schemas are the same
   * @param wanted the fingerprint of the wanted schema
   * @param found the fingerprint of the database's
   */
  record Compared(List<Difference> differences, String wanted, String found)
      implements CheckAnswer {

    public Compared {
      differences = List.copyOf(differences);
    }
  }

  /**
   * The database is not at the scripts' heads, so that nothing was compared.
   *
   * @param rows of the version table
   * @param heads of the scripts: the rows of a database that has them all
   */
  record NotUpToDate(List<String> rows, List<String> heads) implements CheckAnswer {

    public NotUpToDate {
      rows = List.copyOf(rows);
      heads = List.copyOf(heads);
    }
  }
}
