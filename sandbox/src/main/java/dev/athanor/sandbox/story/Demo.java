package dev.athanor.sandbox.story;

import dev.athanor.sandbox.OperatorUnderTest;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.jobs.EngineCommand;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts a sandbox, tells the story, and cleans up, also on Ctrl-C. */
public final class Demo {
  private final Narrator narrator;
  private final OperatorUnderTest operator;
  private final Map<String, String> environment;

  public Demo(Narrator narrator, OperatorUnderTest operator, Map<String, String> environment) {
    this.narrator = narrator;
    this.operator = operator;
    this.environment = environment;
  }

  /** The exit code. */
  public int run(DemoArguments arguments) {
    if (!Files.isDirectory(arguments.example().resolve("versions"))) {
      narrator.failed(
          "There is no folder versions in %s: start from the project's root, or name another with"
                  .formatted(arguments.example().toAbsolutePath())
              + " --example.");
      return 1;
    }
    try (OnExit onExit = OnExit.register();
        TemporaryFolder workshop = TemporaryFolder.create("workshop");
        Sandbox sandbox = start(arguments, onExit)) {
      onExit.willClose(() -> closeBoth(sandbox, workshop));
      sandbox.startOperator();
      Story story = new Story(sandbox, narrator);
      boolean cameAbout = story.tell(arguments.example().toAbsolutePath(), workshop.path());
      if (arguments.keep()) {
        story.invite(sandbox.postgres().admin());
        new CountDownLatch(1).await();
      }
      return cameAbout ? 0 : 1;
    } catch (IllegalStateException e) {
      narrator.failed(String.valueOf(e.getMessage()));
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static void closeBoth(Sandbox sandbox, TemporaryFolder workshop) {
    sandbox.close();
    workshop.close();
  }

  private Sandbox start(DemoArguments arguments, OnExit onExit) {
    narrator.say("Starting a Kubernetes API, PostgreSQL and the operator ...");
    List<String> entryPoint = EngineCommand.entryPoint();
    KubernetesApi api = KubernetesApi.start(arguments.api(), environment);
    onExit.willClose(api);
    Sandbox sandbox = Sandbox.start(api, entryPoint, operator);
    onExit.willClose(sandbox);
    String where = "%s, PostgreSQL on port %d.";
    narrator.say(where.formatted(api.describe(), sandbox.postgres().admin().port()));
    return sandbox;
  }
}
