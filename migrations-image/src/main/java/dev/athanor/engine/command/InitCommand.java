package dev.athanor.engine.command;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.NewProject;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.UsageException;
import java.nio.file.Path;

/** {@code init}. */
final class InitCommand implements Action {

  @Override
  public int run(Call call) throws UsageException, CommandFailed {
    String folder = call.operand();
    Path absolute = call.settings().resolve(folder);
    boolean json = call.json();
    try {
      NewProject.create(
          folder,
          absolute,
          line -> {
            if (!json) {
              call.console().result(line);
            }
          });
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    }
    if (json) {
      call.console()
          .result(JsonLine.of(line -> line.writeStringField("directory", absolute.toString())));
    }
    call.console().say("Next: athanor revision -m \"…\" --scripts " + folder);
    return 0;
  }
}
