package dev.athanor.engine.command;

import dev.athanor.engine.authoring.AuthoringException;
import dev.athanor.engine.authoring.NewScript;
import dev.athanor.engine.authoring.RevisionId;
import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.authoring.ScriptAuthor;
import dev.athanor.engine.authoring.ScriptTemplate;
import dev.athanor.engine.check.AutogenerateAnswer.Generated;
import dev.athanor.engine.graph.GraphException;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.json.JsonLine;
import dev.athanor.engine.line.Option;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.script.Locations;
import dev.athanor.engine.script.PartBodies;
import dev.athanor.engine.script.ScriptDirectory;
import dev.athanor.engine.script.ScriptException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The script that {@code revision} or {@code merge} writes. */
final class NewScriptFile {

  private final ScriptAuthor author;
  private final ScriptDirectory scripts;
  private final RevisionRequest request;
  private final String id;
  private final @Nullable Path versionPath;

  private NewScriptFile(
      ScriptAuthor author,
      ScriptDirectory scripts,
      RevisionRequest request,
      String id,
      @Nullable Path versionPath) {
    this.author = author;
    this.scripts = scripts;
    this.request = request;
    this.id = id;
    this.versionPath = versionPath;
  }

  /** With an id that stays the same, however often it is composed. */
  static NewScriptFile of(Call call, RevisionRequest request) throws CommandFailed {
    Locations locations = call.settings().project().locations();
    String id = call.arguments().value(Option.REV_ID);
    String path = call.arguments().value(Option.VERSION_PATH);
    try {
      return new NewScriptFile(
          new ScriptAuthor(
              locations,
              call.settings().project().naming(),
              ScriptTemplate.of(locations.home()),
              Clock.system(ZoneId.systemDefault())),
          call.scripts(),
          request,
          id == null ? RevisionId.random() : id,
          path == null ? null : call.settings().resolve(path));
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    }
  }

  static void write(Call call, RevisionRequest request) throws UsageException, CommandFailed {
    NewScript script;
    try {
      script = of(call, request).composed(PartBodies.EMPTY);
    } catch (RuntimeException e) {
      throw failed(e);
    }
    write(call, script, null);
  }

  /** Writes the file and says so; what was generated is told to programs. */
  static void write(Call call, NewScript script, @Nullable Generated generated)
      throws UsageException, CommandFailed {
    try {
      script.write();
    } catch (AuthoringException e) {
      throw CommandFailed.because(e);
    }
    call.console()
        .result(
            call.json()
                ? described(script, generated)
                : "Generating %s ...  done".formatted(script.file().toAbsolutePath()));
  }

  NewScript composed(PartBodies bodies) {
    return author.compose(scripts, request, id, versionPath, bodies);
  }

  /** What a script that could not be composed means for the command; a bug stays one. */
  static CommandFailed failed(RuntimeException e) {
    if (e instanceof AuthoringException authoring) {
      return CommandFailed.because(authoring);
    }
    if (e instanceof RevisionException revision) {
      return CommandFailed.because(revision);
    }
    if (e instanceof GraphException graph) {
      return CommandFailed.because(graph);
    }
    if (e instanceof ScriptException script) {
      return CommandFailed.because(script);
    }
    throw e;
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

  private static String described(NewScript script, @Nullable Generated generated) {
    Revision revision = script.revision();
    return JsonLine.of(
        json -> {
          json.writeStringField("revision", revision.id());
          JsonLine.strings(json, "downRevisions", revision.downRevisions());
          JsonLine.strings(json, "dependsOn", revision.dependsOn());
          JsonLine.strings(json, "branchLabels", revision.branchLabels());
          json.writeStringField("message", revision.message());
          json.writeStringField("file", script.file().toAbsolutePath().toString());
          if (generated != null) {
            DifferenceJson.write(json, "operations", generated.differences());
            DifferenceJson.write(json, "drift", generated.drift());
            JsonLine.strings(json, "warnings", generated.warnings());
          }
        });
  }
}
