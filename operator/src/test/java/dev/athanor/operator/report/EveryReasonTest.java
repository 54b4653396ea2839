package dev.athanor.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Condition;
import dev.athanor.api.v1alpha1.Reason;
import dev.athanor.operator.decide.Posture;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each reason as the object that a watcher reads, and what the tools of the field make of it: one
 * table, in {@code docs/reference/health.md}. {@code -Dgolden.write=true} writes the objects and
 * the table anew, for a person to read the difference.
 */
class EveryReasonTest {
  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/status");
  private static final Path REFERENCE = Path.of("../docs/reference/health.md");
  private static final String BEGIN = "<!-- generated: health -->\n";
  private static final String END = "<!-- end of health -->";

  static List<Standings> standings() {
    return Standings.ALL;
  }

  @Test
  void noneIsMissing() {
    assertThat(Standings.ALL.stream().map(Standings::reason).distinct())
        .containsExactly(Reason.values());
  }

  @ParameterizedTest
  @MethodSource("standings")
  void isTheObjectThatIsOnRecord(Standings standing) throws IOException {
    Path golden = GOLDEN.resolve(standing.name() + ".yaml");
    String object = Serialization.asYaml(standing.situation().get().resource());
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, object);
    }
    assertThat(object).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("standings")
  void hasTheConditionsOfItsPosture(Standings standing) {
    List<String> expected = new ArrayList<>(List.of("Ready=" + readiness(standing.posture())));
    if (standing.posture() == Posture.RECONCILING) {
      expected.add("Reconciling=True");
    }
    if (standing.posture() == Posture.STALLED) {
      expected.add("Stalled=True");
    }
    assertThat(conditions(standing))
        .startsWith(expected.toArray(String[]::new))
        .allMatch(c -> expected.contains(c) || c.matches("(Drifted|ApprovalRequired)=True"));
    assertThat(standing.situation().get().standing()).startsWith(standing.reason().wire());
  }

  private static String readiness(Posture posture) {
    return posture == Posture.READY ? "True" : "False";
  }

  private static List<String> conditions(Standings standing) {
    List<Condition> conditions =
        Objects.requireNonNull(standing.situation().get().status().conditions());
    return conditions.stream().map(c -> c.type() + "=" + c.status()).toList();
  }

  @Test
  void theTableIsWhatTheReferenceSays() throws IOException {
    String reference = Files.readString(REFERENCE);
    int begin = reference.indexOf(BEGIN) + BEGIN.length();
    int end = reference.indexOf(END);
    assertThat(begin).as("%s has a place for the table", REFERENCE).isBetween(BEGIN.length(), end);
    String expected = reference.substring(0, begin) + "\n" + table() + "\n";
    expected += reference.substring(end);
    if (WRITE) {
      Files.writeString(REFERENCE, expected);
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(expected);
  }

  private static String table() {
    return "| reason | conditions | kstatus | Argo CD |\n|---|---|---|---|\n"
        + Standings.ALL.stream().map(EveryReasonTest::row).collect(Collectors.joining());
  }

  private static String row(Standings standing) {
    Health health = Health.of(standing.posture());
    String when = standing.name().replace(standing.reason().wire(), "").replace('-', ' ');
    return "| `%s`%s | %s | %s | %s |%n"
        .formatted(
            standing.reason().wire(),
            when,
            String.join(", ", conditions(standing)),
            health.kstatus(),
            health.argoCd());
  }

  @Test
  void kstatusReadsThemSo() throws IOException, InterruptedException {
    List<String> read = Evaluator.require("flux-status").read(objects());

    assertThat(words(read)).containsExactlyElementsOf(expected(Health::kstatus));
  }

  @Test
  void argoCdReadsThemSo() throws IOException, InterruptedException {
    String script = HealthScript.inTheReference(REFERENCE);

    List<String> read = Evaluator.require("argocd-health").read(objects(), script);

    assertThat(words(read)).containsExactlyElementsOf(expected(Health::argoCd));
  }

  @Test
  void aSpecThatWasNotSeenYetIsInProgress() throws IOException, InterruptedException {
    String stale = Serialization.asYaml(Standings.ALL.get(1).situation().get().resource());
    stale = stale.replace("generation: 1\n  name", "generation: 2\n  name");
    String created = stale.substring(0, stale.indexOf("\nstatus:") + 1);
    String both = created + "status: {observedGeneration: -1}\n---\n" + stale;

    List<String> kstatus = Evaluator.require("flux-status").read(both);
    List<String> argoCd =
        Evaluator.require("argocd-health").read(both, HealthScript.inTheReference(REFERENCE));

    assertThat(words(kstatus)).containsExactly("InProgress", "InProgress");
    assertThat(words(argoCd)).containsExactly("Progressing", "Progressing");
  }

  private static String objects() {
    return Standings.ALL.stream()
        .map(standing -> Serialization.asYaml(standing.situation().get().resource()))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> expected(Function<Health, String> tool) {
    return Standings.ALL.stream().map(s -> tool.apply(Health.of(s.posture()))).toList();
  }

  /** {@code DatabaseMigration/orders: Current (…)}. */
  private static List<String> words(List<String> lines) {
    return lines.stream().map(line -> line.split("[: ]+", 3)[1]).toList();
  }

  /** What the tools make of a posture. */
  private record Health(String kstatus, String argoCd) {
    static Health of(Posture posture) {
      return switch (posture) {
        case READY -> new Health("Current", "Healthy");
        case RECONCILING -> new Health("InProgress", "Progressing");
        case STALLED -> new Health("Failed", "Degraded");
      };
    }
  }
}
