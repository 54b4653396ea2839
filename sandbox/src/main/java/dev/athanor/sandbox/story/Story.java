package dev.athanor.sandbox.story;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.sandbox.Sandbox;
import dev.athanor.sandbox.postgres.SandboxDatabase;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.tenant.Tenant;
import dev.athanor.sandbox.waiting.NotInTimeException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays the acts, showing each row of {@code kubectl get dbm} as it changes. */
public final class Story {
  private static final String NAMESPACE = "shop";
  private static final String NAME = "orders";

  private final Sandbox sandbox;
  private final Narrator narrator;

  public Story(Sandbox sandbox, Narrator narrator) {
    this.sandbox = sandbox;
    this.narrator = narrator;
  }

  /**
   * @param example the folder that holds the example's {@code versions/}
   * @param workshop an empty folder for new versions of the image; they are pulled from it for as
   *     long as the sandbox is up
   * @return whether everything came about
   */
  public boolean tell(Path example, Path workshop) {
    Instant start = Instant.now();
    Tenant tenant = Tenant.in(sandbox, NAMESPACE);
    SandboxDatabase database = tenant.createDatabase(NAME);
    Migration migration = tenant.migration(NAME);
    try (SharedIndexInformer<DatabaseMigration> rows = watch()) {
      Stage stage = new Stage(migration, database, sandbox.images(), example, workshop, narrator);
      rows.addEventHandler(new RowsOf(narrator)).run();
      play(ShopStory.acts(), stage);
      summary(migration, Duration.between(start, Instant.now()));
      return true;
    } catch (NotInTimeException | StoryFailedException e) {
      narrator.failed(String.valueOf(e.getMessage()));
    } catch (SQLException e) {
      narrator.failed("The database refused a query of the story: " + e.getMessage());
    }
    return false;
  }

  private void play(List<Act> acts, Stage stage) throws SQLException {
    for (int i = 0; i < acts.size(); i++) {
      Act act = acts.get(i);
      narrator.act(i + 1, acts.size(), act.title());
      act.play().on(stage);
    }
  }

  private SharedIndexInformer<DatabaseMigration> watch() {
    return sandbox
        .client()
        .resources(DatabaseMigration.class)
        .inNamespace(NAMESPACE)
        .runnableInformer(0);
  }

  private void summary(Migration migration, Duration took) {
    int runs = migration.status().map(s -> s.history() == null ? 0 : s.history().size()).orElse(0);
    narrator.done(
        "It all came about, in %d s: %d runs in status.history, the newest first."
            .formatted(took.toSeconds(), runs));
  }

  /** Says how to look around. */
  public void invite(SandboxDatabase admin) {
    narrator.say(
        """

        The sandbox stays up until Ctrl-C. Meanwhile, in another terminal:
          export KUBECONFIG=%s
          kubectl -n %s get dbm %s -o yaml
          PGPASSWORD=%s psql -h %s -p %d -U %s %s_%s"""
            .formatted(
                sandbox.api().kubeconfig(),
                NAMESPACE,
                NAME,
                admin.password(),
                SandboxDatabase.HOST,
                admin.port(),
                admin.user(),
                NAMESPACE,
                NAME));
  }
}
