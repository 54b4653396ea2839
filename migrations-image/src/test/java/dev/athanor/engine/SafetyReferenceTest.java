package dev.athanor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of what makes a run safe names tests that are there. */
class SafetyReferenceTest {

  private static final Path FILE = Path.of("..", "docs", "reference", "safety.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    Map<String, String> sources = sources();
    Matcher named = TEST.matcher(Files.readString(FILE));
    int count = 0;
    while (named.find()) {
      String source = sources.getOrDefault(named.group(1), "");
      assertThat(source.contains("void " + named.group(2) + "("))
          .as("%s names the test %s.%s", FILE, named.group(1), named.group(2))
          .isTrue();
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void everyGuardHasATest() throws IOException {
    List<String> rows =
        Files.readAllLines(FILE).stream()
            .filter(line -> line.startsWith("| ") && !line.endsWith("| Test |"))
            .toList();
    assertThat(rows).isNotEmpty().allMatch(row -> TEST.matcher(row).find());
  }

  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  SafetyReferenceTest::read,
                  (one, other) -> one + other,
                  TreeMap::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
