package dev.athanor.engine.command;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.NewScript;
import dev.athanor.engine.authoring.RevisionId;
import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.authoring.ScriptAuthor;
import dev.athanor.engine.authoring.ScriptTemplate;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.ScriptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** The script that {@code revision} or {@code merge} writes. */
final class NewScriptFile {

  private NewScriptFile() {}

  static void write(Call call, RevisionRequest request) throws UsageException, CommandFailed {
    NewScript script = composed(call, request);
    try {
      script.write();
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    }
    call.console()
        .result(
            call.json()
                ? described(script)
                : "Generating %s ...  done".formatted(script.file().toAbsolutePath()));
  }

  private static NewScript composed(Call call, RevisionRequest request) throws CommandFailed {
    Locations locations = call.settings().project().locations();
    String id = call.arguments().value(Option.REV_ID);
    String path = call.arguments().value(Option.VERSION_PATH);
    Path versionPath = path == null ? null : call.settings().resolve(path);
    try {
      return new ScriptAuthor(
              locations,
              call.settings().project().naming(),
              ScriptTemplate.of(locations.home()),
              Clock.system(ZoneId.systemDefault()))
          .compose(call.scripts(), request, id == null ? RevisionId.random() : id, versionPath);
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    } catch (RevisionException e) {
      throw CommandFailed.because(e);
    } catch (GraphException e) {
      throw CommandFailed.because(e);
    } catch (ScriptException e) {
      throw CommandFailed.because(e);
    }
  }

  /**
   * The names that an option gives: repeated, or with commas between.
   *
   * @throws UsageException for an empty one, as a variable that is not set leaves: what is meant by
   *     it is not what the option's absence means
   */
  static List<String> names(Call call, Option option) throws UsageException {
    List<String> names =
        call.arguments().values(option).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(String::strip)
            .toList();
    if (names.contains("")) {
      throw new UsageException(
          option.written() + " needs a name; here is an empty one. Leave the option out for none.");
    }
    return names;
  }

  private static String described(NewScript script) {
    Revision revision = script.revision();
    return JsonLine.of(
        json -> {
          json.writeStringField("revision", revision.id());
          JsonLine.strings(json, "downRevisions", revision.downRevisions());
          JsonLine.strings(json, "dependsOn", revision.dependsOn());
          JsonLine.strings(json, "branchLabels", revision.branchLabels());
          json.writeStringField("message", revision.message());
          json.writeStringField("file", script.file().toAbsolutePath().toString());
        });
  }
}
