package dev.athanor.engine.command;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.Editor;
import dev.athanor.engine.graph.Place;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.Symbols;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.script.ScriptDirectory;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code edit}: opens scripts in the person's editor, one after the other. */
final class EditCommand implements Action {

  private static final String CURRENT = "current";

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    ScriptDirectory scripts = call.scripts();
    Set<String> ids = new LinkedHashSet<>();
    for (String symbol : call.arguments().words()) {
      ids.addAll(symbol.equals(CURRENT) ? current(call, scripts) : named(scripts, symbol));
    }
    Path home = call.settings().project().locations().home();
    try {
      Editor editor = Editor.find(call.arguments().environment());
      for (String id : ids) {
        editor.open(home.resolve(scripts.find(id).orElseThrow().file()));
      }
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailed.with(Outcome.STOPPED, "Stopped while the editor was open");
    }
    // Says at once what is wrong in what was written.
    call.scripts();
    return 0;
  }

  private static List<String> current(Call call, ScriptDirectory scripts) throws CommandFailed {
    List<String> rows = call.rows();
    if (rows.isEmpty()) {
      throw CommandFailed.with(Outcome.TARGET_REFUSED, "No current revisions");
    }
    try {
      return scripts.graph().known(rows);
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
  }

  private static List<String> named(ScriptDirectory scripts, String symbol) throws CommandFailed {
    try {
      List<String> ids =
          new Symbols(scripts.graph())
              .resolve(symbol).stream()
                  .filter(Place.At.class::isInstance)
                  .map(place -> ((Place.At) place).revision())
                  .toList();
      if (ids.isEmpty()) {
        throw CommandFailed.with(
            Outcome.TARGET_REFUSED, "No revision files indicated by symbol '%s'".formatted(symbol));
      }
      return ids;
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    }
  }
}
