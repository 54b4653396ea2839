package dev.athanor.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.operator.AthanorOperator;
import dev.athanor.operator.runtime.Settings;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.jobs.EngineCommand;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.tenant.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command, as far as it is not the terminal. */
class StoryIT {

  @Test
  void theStoryComesAboutAndTheSandboxGoesOnWorkingAfterIt(@TempDir Path workshop) {
    var told = new ByteArrayOutputStream();
    var narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8), false);
    try (Sandbox sandbox =
        Sandbox.start(
            KubernetesApi.start(KubernetesApi.Wanted.IN_PROCESS, Map.of()),
            EngineCommand.entryPoint(),
            client -> AthanorOperator.start(client, Settings.DEFAULT))) {
      sandbox.startOperator();

      boolean cameAbout =
          new Story(sandbox, narrator)
              .tell(Path.of("../migrations-image/examples/shop").toAbsolutePath(), workshop);

      assertThat(cameAbout).as(told.toString(StandardCharsets.UTF_8)).isTrue();
      Migration orders = Tenant.in(sandbox, "shop").migration("orders");
      orders.edit("targetRevision: \"-1\"");
      orders.awaitReadyAt(ShopStory.HEAD);
    }
  }
}
