package dev.athanor.api.v1alpha1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that must be what the code generates. */
final class Generated {
  private static final boolean WRITE = Boolean.getBoolean("crd.write");

  private Generated() {}

  /** Fails with the command that regenerates, or with {@code -Dcrd.write=true} writes. */
  static void assertCommitted(Path file, String expected) throws IOException {
    if (WRITE) {
      Files.writeString(file, expected, UTF_8);
    }
    assertThat(file).exists();
    assertThat(Files.readString(file, UTF_8))
        .as(
            "%s is not what the records say any more. Regenerate it and look at the difference: %s",
            file, CrdManifest.REGENERATE)
        .isEqualTo(expected);
  }
}
