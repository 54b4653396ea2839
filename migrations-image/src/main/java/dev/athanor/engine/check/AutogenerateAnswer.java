package dev.athanor.engine.check;

import dev.athanor.engine.catalog.Difference;
import java.util.List;

/** What came of the wish for a generated revision. */
public sealed interface AutogenerateAnswer {

  /** The database is not at the scripts' heads, so that nothing was compared. */
  record NotUpToDate(CheckAnswer.NotUpToDate where) implements AutogenerateAnswer {}

  /**
   * There is a script.
   *
   * @param differences between what the scripts make and what is wanted
   * @param drift in which the database is not what the scripts make; nothing is written of it
   * @param draft the script, with what is not written or not proven above its statements
   * @param warnings the same as sentences without their full stop
   */
  record Generated(
      List<Difference> differences,
      List<Difference> drift,
      Autogeneration.Draft draft,
      List<String> warnings)
      implements AutogenerateAnswer {

    public Generated {
      differences = List.copyOf(differences);
      drift = List.copyOf(drift);
      warnings = List.copyOf(warnings);
    }
  }
}
