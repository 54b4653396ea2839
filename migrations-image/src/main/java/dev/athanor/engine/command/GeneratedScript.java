package dev.athanor.engine.command;

import dev.athanor.engine.authoring.NewScript;
import dev.athanor.engine.authoring.RevisionRequest;
import dev.athanor.engine.catalog.Difference;
import dev.athanor.engine.check.AutogenerateAnswer;
import dev.athanor.engine.check.AutogenerateAnswer.Generated;
import dev.athanor.engine.check.AutogenerateAnswer.NotUpToDate;
import dev.athanor.engine.check.Autogeneration;
import dev.athanor.engine.check.Autogeneration.Draft;
import dev.athanor.engine.check.CheckRequest;
import dev.athanor.engine.console.Console;
import dev.athanor.engine.line.UsageException;
import dev.athanor.engine.report.Outcome;
import dev.athanor.engine.run.RunEnded;
import dev.athanor.engine.run.StopSignal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The script that {@code revision --autogenerate} writes. */
final class GeneratedScript {

  private static final int DRIFT_SHOWN = 5;

  private GeneratedScript() {}

  static int write(Call call, RevisionRequest request) throws UsageException, CommandFailed {
    CheckRequest comparison = call.settings().checkRequest();
    if (comparison.schema() == null) {
      throw CommandFailed.because(Autogeneration.withoutSchema());
    }
    NewScriptFile file = NewScriptFile.of(call, request);
    StopSignal stop = new StopSignal();
    AtomicReference<NewScript> composed = new AtomicReference<>();
    try (Termination termination = Termination.listen(stop)) {
      try {
        AutogenerateAnswer answer =
            new Autogeneration(
                    comparison,
                    call.database(),
                    new ComparisonTalk(call.console(), "a schema"),
                    stop)
                .answer(
                    bodies -> {
                      NewScript script = file.composed(bodies);
                      composed.set(script);
                      return new Draft(script.revision().id(), script.text());
                    });
        return tell(answer, composed.get(), call);
      } catch (RunEnded e) {
        if (e.outcome() != Outcome.STOPPED) {
          throw CommandFailed.because(e);
        }
        return ComparisonTalk.stopped(e, call, termination);
      } catch (RuntimeException e) {
        throw NewScriptFile.failed(e);
      }
    }
  }

  private static int tell(AutogenerateAnswer answer, @Nullable NewScript script, Call call)
      throws UsageException, CommandFailed {
    if (answer instanceof NotUpToDate not) {
      throw ComparisonTalk.notUpToDate(not.where());
    }
    Generated generated = (Generated) answer;
    if (script == null) {
      throw new IllegalStateException("A script was generated that nobody composed");
    }
    Console console = call.console();
    tellDrift(generated.drift(), console);
    for (Difference difference : generated.differences()) {
      console.say("Detected " + difference.text());
    }
    if (generated.differences().isEmpty()) {
      console.say("No changes in schema detected.");
    }
    generated.warnings().forEach(warning -> console.warn(warning + "."));
    NewScriptFile.write(call, script, generated);
    return 0;
  }

  private static void tellDrift(List<Difference> drift, Console console) {
    if (drift.isEmpty()) {
      return;
    }
    console.warn(
        "The database is not what its scripts make, so the revision goes from the scripts to the"
            + " wanted schema, and knows nothing of this:");
    drift.stream().limit(DRIFT_SHOWN).forEach(difference -> console.say("  " + difference.text()));
    if (drift.size() > DRIFT_SHOWN) {
      console.say("  and " + (drift.size() - DRIFT_SHOWN) + " more; athanor check tells them all");
    }
  }
}
