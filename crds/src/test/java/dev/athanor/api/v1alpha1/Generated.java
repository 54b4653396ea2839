package dev.athanor.api.v1alpha1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A committed file that must be what the code generates. */
final class Generated {
  private static final boolean WRITE = Boolean.getBoolean("crd.write");

  private Generated() {}

  /** Fails with the command that regenerates, or with {@code -Dcrd.write=true} writes. */
  static void assertCommitted(Path file, String expected) throws IOException {
    if (WRITE) {
      Files.writeString(file, expected, UTF_8);
    }
    String committed = Files.readString(file, UTF_8);
    if (!committed.equals(expected)) {
      fail(
          "%s is not what the records say any more. It differs first %s%nRegenerate it and look at"
              + " the difference: %s",
          file, firstDifference(committed, expected), CrdManifest.REGENERATE);
    }
  }

  private static String firstDifference(String committed, String expected) {
    List<String> before = committed.lines().toList();
    List<String> after = expected.lines().toList();
    int shorter = Math.min(before.size(), after.size());
    return IntStream.range(0, shorter)
        .filter(line -> !before.get(line).equals(after.get(line)))
        .mapToObj(
            line ->
                "in line %d:%n  committed: %s%n  generated: %s"
                    .formatted(line + 1, before.get(line).strip(), after.get(line).strip()))
        .findFirst()
        .orElse("after line " + shorter + ", where one of them ends.");
  }
}
