package dev.athanor.engine.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a person looks at a stream, as far as a process can know. */
public enum Terminal {
  STANDARD_OUTPUT(1),
  STANDARD_ERROR(2);

  private final int descriptor;

  Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  /** Whether this stream is a terminal that is to be coloured; see https://no-color.org. */
  public Palette palette(String color, Map<String, String> environment) {
    return switch (color) {
      case "always" -> Palette.ofTerminal();
      case "never" -> Palette.NONE;
      default -> wantsColor(environment) && isTerminal() ? Palette.ofTerminal() : Palette.NONE;
    };
  }

  private static boolean wantsColor(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Java tells of both streams at once, and since 22 not even that; Linux tells of each. */
  @SuppressWarnings("SystemConsoleNull") // asked only of Java versions in which it means something
  public boolean isTerminal() {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return Runtime.version().feature() < 22 && System.console() != null;
    }
  }
}
