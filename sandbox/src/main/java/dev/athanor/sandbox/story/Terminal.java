package dev.athanor.sandbox.story;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the place can do that the story is printed to. */
public final class Terminal {
  private Terminal() {}

  /**
   * Whether colours are seen and wanted (https://no-color.org).
   *
   * @param environment {@code System.getenv()}
   */
  public static boolean hasColours(Map<String, String> environment) {
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return !refused && isTerminal(System.console());
  }

  // Since JDK 22 there is a console also where output is redirected, and a method that tells.
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJdk22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
