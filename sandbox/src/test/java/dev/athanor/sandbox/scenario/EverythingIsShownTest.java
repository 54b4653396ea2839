package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.api.v1alpha1.Reason;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Every reason, every condition and every member of spec and status is shown by a scenario that
 * names it with {@link Shows}.
 */
class EverythingIsShownTest {
  /** What no scenario shows yet, a line each. It may only become shorter. */
  private static final Path TO_DO = Path.of("src/test/resources/scenario/not-yet-shown.txt");

  /** Which scenario shows what, for people to read. */
  private static final Path INDEX = Path.of("target/shown.md");

  private static final List<String> CONDITIONS =
      List.of("Ready", "Reconciling", "Stalled", "Drifted", "ApprovalRequired");

  private static final Map<String, NavigableSet<String>> SHOWN = new TreeMap<>();

  @BeforeAll
  static void collect() {
    ReflectionSupport.streamAllClassesInPackage("dev.athanor.sandbox", type -> true, name -> true)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Shows.class))
        .forEach(EverythingIsShownTest::collect);
  }

  private static void collect(Method scenario) {
    String name = scenario.getDeclaringClass().getSimpleName() + "." + scenario.getName();
    Shows shows = scenario.getAnnotation(Shows.class);
    Stream.of(
            Arrays.stream(shows.reason()).map(EverythingIsShownTest::named),
            Arrays.stream(shows.condition()).map(EverythingIsShownTest::condition),
            Arrays.stream(shows.field()))
        .flatMap(claims -> claims)
        .forEach(claim -> SHOWN.computeIfAbsent(claim, c -> new TreeSet<>()).add(name));
  }

  private static String named(Reason reason) {
    return "reason " + reason.wire();
  }

  private static String condition(String type) {
    return "condition " + type;
  }

  private static NavigableSet<String> everything() {
    NavigableSet<String> everything = new TreeSet<>(Members.all());
    Arrays.stream(Reason.values()).map(EverythingIsShownTest::named).forEach(everything::add);
    CONDITIONS.stream().map(EverythingIsShownTest::condition).forEach(everything::add);
    return everything;
  }

  private static List<String> toDo() throws IOException {
    return Files.readAllLines(TO_DO).stream().filter(line -> !line.isBlank()).toList();
  }

  @Test
  void whatNoScenarioShowsIsOnTheList() throws IOException {
    NavigableSet<String> dark = everything();
    dark.removeAll(SHOWN.keySet());
    dark.removeAll(toDo());
    assertThat(dark).as("neither shown by a scenario nor in %s", TO_DO).isEmpty();
  }

  @Test
  void whatIsShownIsOffTheList() throws IOException {
    assertThat(toDo())
        .as("take these off %s: they are shown", TO_DO)
        .doesNotContainAnyElementsOf(SHOWN.keySet());
  }

  @Test
  void onlyWhatExistsIsNamed() throws IOException {
    NavigableSet<String> named = new TreeSet<>(SHOWN.keySet());
    named.addAll(toDo());
    named.removeAll(everything());
    assertThat(named).as("named by a scenario or in %s, and not there", TO_DO).isEmpty();
  }

  @Test
  void theIndexIsWritten() throws IOException {
    String rows =
        everything().stream()
            .map(what -> "| %s | %s |\n".formatted(what, scenarios(what)))
            .collect(Collectors.joining());
    Files.writeString(INDEX, "| what | scenarios |\n|---|---|\n" + rows);
    assertThat(INDEX).content().contains("| reason UpToDate | ");
  }

  private static String scenarios(String what) {
    return String.join(", ", SHOWN.getOrDefault(what, new TreeSet<>()));
  }
}
