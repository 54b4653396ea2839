package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.DatabaseMigration;
import dev.athanor.api.v1alpha1.DatabaseMigrationStatus;
import dev.athanor.api.v1alpha1.Direction;
import dev.athanor.api.v1alpha1.HistoryEntry;
import dev.athanor.api.v1alpha1.Pinned;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.api.v1alpha1.Rollback;
import dev.athanor.sandbox.jobs.Execution;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import dev.athanor.sandbox.waiting.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * One commit reverts the image and the target, the older image does not know where the database
 * stands, and its history cannot be used: the image that came up takes it down.
 */
class RollingBackIT extends Scenario {

  private static final String NEWER = "shop/migrations:2";
  private static final String OLDER_TARGET = "image: %s\ntargetRevision: \"%s\"";
  private static final String FORGET = "DROP SCHEMA athanor CASCADE";

  RollingBackIT(KubernetesApi.Wanted server) {
    super(server);
  }

  /** A database at 005, which the newer image took there, and whose history is gone. */
  private String createWithAFifthAndForget(String more) {
    orders.create(NEWER, "head", more);
    String image = lastAppliedImage(orders.awaitReadyAt("005"));
    execute(FORGET);
    return image;
  }

  private static String lastAppliedImage(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().lastAppliedImage());
  }

  private static HistoryEntry newest(DatabaseMigration migration) {
    return Objects.requireNonNull(migration.getStatus().history()).get(0);
  }

  private List<String> commands() {
    return sandbox.jobs().executions().stream()
        .filter(run -> run.namespace().equals(tenant.namespace()))
        .map(RollingBackIT::engineWords)
        .toList();
  }

  private static String engineWords(Execution run) {
    List<String> words = run.command();
    return String.join(" ", words.subList(words.indexOf("--from") - 2, words.indexOf("--from")));
  }

  @Test
  @Shows(
      reason = Reason.APPLIED,
      field = {
        "status.lastAppliedImage",
        "status.rollback.image",
        "status.rollback.from",
        "status.rollback.target",
        "status.history[].image",
        "status.history[].message"
      })
  void theImageThatCameUpGoesDownByItsDigestAlsoWhenItsTagHasMoved() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("");
    pushLineOfFour(NEWER).revision("005", "004", "SELECT 1;", "CREATE TABLE t0_wrong (id int);");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(tables()).containsExactly("t001", "t002", "t003");
    assertThat(commands()).containsExactly("migrate head", "migrate 003", "downgrade 003");
    HistoryEntry run = newest(there);
    assertThat(run.image()).isEqualTo(image).startsWith("shop/migrations@sha256:");
    assertThat(run.direction()).isEqualTo(Direction.DOWNGRADE);
    assertThat(run.steps()).isEqualTo(2);
    assertThat(run.message()).contains(image, "image " + IMAGE + " does not know it");
    assertThat(message(there)).isEqualTo(run.message());
    assertThat(there.getStatus().headRevisions()).containsExactly("004");
    assertThat(there.getStatus().rollback()).isNull();
    assertThat(events())
        .anyMatch(event -> event.startsWith("RevisionUnknownToImage") && event.contains(image));
    assertThat(queryAll("SELECT DISTINCT image FROM athanor.history WHERE direction = 'Downgrade'"))
        .containsExactly(image);
    orders.edit("targetRevision: head");
    orders.awaitReadyAt("004");
  }

  private List<String> events() {
    return sandbox.client().v1().events().inNamespace(tenant.namespace()).list().getItems().stream()
        .map(event -> event.getReason() + ": " + event.getMessage())
        .toList();
  }

  /** The history keeps the way down, and another role could have written it. */
  @Test
  void aHistoryThatAnotherRoleCanWriteIsNotRun() {
    pushWithAFifth(NEWER);
    orders.create(NEWER, "head", "");
    String image = lastAppliedImage(orders.awaitReadyAt("005"));
    String other = tenant.createDatabase("other").user();
    execute(
        "GRANT USAGE ON SCHEMA athanor TO %1$s; GRANT UPDATE ON athanor.history TO %1$s"
            .formatted(other));
    execute("UPDATE athanor.history SET downgrade = 'CREATE TABLE t0_wrong (id int);'");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(tables()).containsExactly("t001", "t002", "t003");
    assertThat(newest(there).image()).isEqualTo(image);
  }

  @Test
  void theHistoryIsPreferredWhereItCanBeTrusted() {
    pushWithAFifth(NEWER);
    orders.create(NEWER, "head", "");
    orders.awaitReadyAt("005");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(commands()).containsExactly("migrate head", "migrate 003");
    assertThat(newest(there).message()).isEmpty();
    assertThat(there.getStatus().pending()).isEqualTo(1);
  }

  @Test
  @Shows(reason = Reason.REVISION_UNKNOWN_TO_IMAGE)
  void anOlderImagesHeadIsNoRollBackAndTheMessageNamesItsRevision() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "head"));

    DatabaseMigration stalled = orders.awaitStalled("RevisionUnknownToImage");
    assertThat(message(stalled))
        .contains("to roll back, set spec.targetRevision to 004, or one below", image);
    assertThat(rows()).containsExactly("005");
    orders.edit("targetRevision: \"004\"");
    assertThat(newest(orders.awaitReadyAt("004")).image()).isEqualTo(image);
  }

  @Test
  void anImageThatOnlyTheDatabaseNamesIsNeverRun() {
    pushWithAFifth(NEWER);
    orders.create(NEWER, "head", "");
    orders.awaitReadyAt("005");
    orders.delete();
    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());
    String other = tenant.createDatabase("other").user();
    execute("GRANT UPDATE ON athanor.history TO " + other);
    assertThat(queryAll("SELECT DISTINCT image FROM athanor.history")).containsExactly(NEWER);

    orders.create(IMAGE, "003", "");

    DatabaseMigration stalled = orders.awaitStalled("RevisionUnknownToImage");
    assertThat(message(stalled))
        .contains("Use an image that has it", other + " can write athanor.history too");
    assertThat(commands()).containsExactly("migrate head", "migrate 003");
    assertThat(rows()).containsExactly("005");
  }

  @Test
  void theImageThatFoundTheDatabaseAtItsTargetIsOneToRollBackWith() {
    pushWithAFifth(NEWER);
    createWithAFifthAndForget("");
    orders.delete();
    Await.until("it is gone", Migration.PATIENCE, () -> orders.read().isEmpty());
    orders.create(NEWER, "head", "");
    String image = lastAppliedImage(orders.awaitReadyAt("005"));

    orders.edit(OLDER_TARGET.formatted(IMAGE, "004"));

    assertThat(newest(orders.awaitReadyAt("004")).image()).isEqualTo(image);
  }

  @Test
  void aPolicyThatForbidsDowngradesForbidsThisOne() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("policy: {downgrade: Deny}");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration stalled = orders.awaitStalled("DowngradeForbidden");
    assertThat(message(stalled)).startsWith("Rolling back with image " + image);
    assertThat(rows()).containsExactly("005");
  }

  @Test
  void anApprovedRollBackIsTheOneThatWasShown() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("policy: {downgrade: RequireApproval}");
    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigrationStatus waiting = orders.awaitStalled("ApprovalRequired").getStatus();
    assertThat(waiting.rollback()).isEqualTo(new Rollback(image, List.of("005"), "003"));
    var plan = Objects.requireNonNull(waiting.plan());
    assertThat(plan.direction()).isEqualTo(Direction.DOWNGRADE);
    assertThat(Objects.requireNonNull(plan.steps()))
        .extracting(step -> step.revision())
        .containsExactly("005", "004");
    assertThat(rows()).containsExactly("005");

    orders.edit("approvedPlan: " + plan.id());

    assertThat(newest(orders.awaitReadyAt("003")).image()).isEqualTo(image);
  }

  @Test
  void aPlanShowsTheWayDownOfTheImageThatCameUp() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003") + "\nmode: Plan");

    DatabaseMigration planned = orders.awaitReady();
    assertThat(reason(planned)).isEqualTo("Planned");
    assertThat(message(planned)).contains("2 steps to 003", image);
    assertThat(rows()).containsExactly("005");
  }

  @Test
  @Shows(reason = Reason.IRREVERSIBLE_REVISION)
  void aRevisionThatCannotBeUndoneStopsTheWayDownBeforeItBegins() {
    pushWithAFifth(NEWER);
    scripts.withoutDowngrade("004");
    pushLineOfFour(NEWER)
        .withoutDowngrade("004")
        .revision("005", "004", "CREATE TABLE t005 (id int);", "DROP TABLE t005;");
    createWithAFifthAndForget("");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration stalled = orders.awaitStalled("IrreversibleRevision");
    assertThat(message(stalled)).contains("Revision 004 cannot be undone");
    assertThat(rows()).containsExactly("005");
    orders.edit("targetRevision: \"004\"");
    orders.awaitReadyAt("004");
  }

  @Test
  void aCountDownIsMadeOnceByTheImageThatCameUp() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "-1"));

    DatabaseMigration there = orders.awaitReadyAt("004");
    assertThat(there.getStatus().pinned())
        .isEqualTo(new Pinned("-1", List.of("005"), List.of("004")));
    assertThat(newest(there).image()).isEqualTo(image);
    orders.edit("historyLimit: 5");
    assertThat(orders.awaitReadyAt("004").getStatus().rollback()).isNull();
  }

  /** The older image counts over what the history keeps, and has to understand the pin later. */
  @Test
  void aCountDownOverTheHistoryHoldsForTheOlderImage() {
    pushWithAFifth(NEWER);
    orders.create(NEWER, "head", "");
    orders.awaitReadyAt("005");

    orders.edit(OLDER_TARGET.formatted(IMAGE, "-1"));
    orders.awaitReadyAt("004");
    orders.edit("historyLimit: 5");

    DatabaseMigration there = orders.awaitReadyAt("004");
    assertThat(Objects.requireNonNull(there.getStatus().pinned()).revisions())
        .containsExactly("004");
  }

  @Test
  void anImageThatIsGoneIsAskedForAndTheNextSpecGoesOn() {
    pushWithAFifth(NEWER);
    String image = createWithAFifthAndForget("");
    sandbox.localImages().lose(image);

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));

    DatabaseMigration waiting =
        orders.await(
            "says that the image is gone",
            Migration.PATIENCE,
            m -> "ImagePullFailed".equals(reason(m)));
    assertThat(message(waiting))
        .contains(image, "Push it again; or set spec.image to another one that has 005");
    assertThat(rows()).containsExactly("005");
    orders.edit(OLDER_TARGET.formatted(NEWER, "003"));
    orders.awaitReadyAt("003");
  }

  @Test
  @Shows(field = "status.lastAppliedImageInexact")
  void anImageOfNoRegistryIsRunByItsTagAndThatIsSaid() {
    ScriptFolder newer = pushWithAFifth(NEWER);
    sandbox.localImages().load("shop/loaded:2", newer.folder());
    orders.create("shop/loaded:2", "head", "");
    DatabaseMigrationStatus status = orders.awaitReadyAt("005").getStatus();
    assertThat(status.lastAppliedImage()).isEqualTo("shop/loaded:2");
    assertThat(status.lastAppliedImageInexact()).isTrue();
    execute(FORGET);

    orders.edit(OLDER_TARGET.formatted(IMAGE, "004"));

    assertThat(newest(orders.awaitReadyAt("004")).message()).contains("shop/loaded:2", "tag");
  }

  @Test
  void anOperatorThatCrashesWhileItRollsBackRunsNothingTwice() {
    pushLineOfFour(NEWER)
        .revision("005", "004", "CREATE TABLE t005 (id int);", SLEEP + "\nDROP TABLE t005;");
    String image = createWithAFifthAndForget("");
    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));
    awaitRunning();
    orders.await(
        "says with which image",
        Migration.PATIENCE,
        m -> image.equals(m.getStatus().jobImage()) && message(m).contains("rolls the database"));

    sandbox.crashOperator();
    sandbox.startOperator();

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(newest(there).steps()).isEqualTo(2);
    assertThat(commands()).containsExactly("migrate head", "migrate 003", "downgrade 003");
  }

  /** Killed between two steps, the database stands where the older image knows the way. */
  @Test
  @Shows(field = "status.jobImage")
  void aRollBackThatDiesHalfWayGoesOnFromWhereItIs() {
    pushLineOfFour(NEWER)
        .revision("004", "003", "CREATE TABLE t004 (id int);", SLEEP + "\nDROP TABLE t004;")
        .revision("005", "004", "CREATE TABLE t005 (id int);", "DROP TABLE t005;");
    createWithAFifthAndForget("retry: {backoff: {initial: 1s, max: 2s}}");
    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));
    String job = awaitRunning();

    sandbox.jobs().kill(tenant.namespace(), job);

    orders.awaitReadyAt("003");
    assertThat(commands())
        .containsExactly("migrate head", "migrate 003", "downgrade 003", "migrate 003");
    assertThat(tables()).containsExactly("t001", "t002", "t003");
  }

  /** The Job is gone with its Pod: what was noted of it at its start is all there is. */
  @Test
  void theImageOfARunThatWasDeletedIsKnownAllTheSame() {
    pushWithAFifth(NEWER)
        .revision("006", "005", SLEEP + "\nCREATE TABLE t006 (id int);", "DROP TABLE t006;");
    orders.create(IMAGE, "head", "");
    orders.awaitReadyAt("004");
    orders.edit(OLDER_TARGET.formatted(NEWER, "head"));
    String job = awaitRunning();
    String image =
        Objects.requireNonNull(
            orders
                .await("notes the image", Migration.PATIENCE, m -> m.getStatus().jobImage() != null)
                .getStatus()
                .jobImage());
    Await.until("005 is there", Migration.PATIENCE, () -> rows().contains("005"));
    sandbox.stopOperator();
    sandbox.client().batch().v1().jobs().inNamespace(tenant.namespace()).withName(job).delete();
    Await.until(
        "the Job is gone", Migration.PATIENCE, () -> jobNames().stream().noneMatch(job::equals));
    Await.until("nobody works", Migration.PATIENCE, () -> working().isEmpty());
    execute(FORGET);

    orders.edit(OLDER_TARGET.formatted(IMAGE, "003"));
    sandbox.startOperator();

    DatabaseMigration there = orders.awaitReadyAt("003");
    assertThat(newest(there).image()).isEqualTo(image);
  }

  private List<String> jobNames() {
    List<String> names = new ArrayList<>();
    orders.jobs().forEach(each -> names.add(each.getMetadata().getName()));
    return names;
  }

  private List<String> working() {
    return queryAll(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'orders-%' AND pid <> pg_backend_pid()");
  }
}
