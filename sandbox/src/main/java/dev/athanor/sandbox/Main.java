package dev.athanor.sandbox;

import dev.athanor.operator.AthanorOperator;
import dev.athanor.operator.runtime.Settings;
import dev.athanor.sandbox.story.Demo;
import dev.athanor.sandbox.story.DemoArguments;
import dev.athanor.sandbox.story.Narrator;
import dev.athanor.sandbox.story.Terminal;
import java.util.List;
import java.util.Map;

/** The README's first command: {@code ./mvnw -Pdemo}. */
public final class Main {
  private static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words), Map.copyOf(System.getenv())));
  }

  private static int run(List<String> words, Map<String, String> environment) {
    Narrator narrator = new Narrator(System.out, Terminal.hasColours(environment));
    DemoArguments arguments;
    try {
      arguments = DemoArguments.of(words);
    } catch (DemoArguments.Misused e) {
      System.err.println(e.getMessage());
      return WRONG_USAGE;
    }
    if (arguments.help()) {
      System.out.println(DemoArguments.USAGE);
      return 0;
    }
    OperatorUnderTest operator = client -> AthanorOperator.start(client, Settings.DEFAULT);
    return new Demo(narrator, operator, environment).run(arguments);
  }
}
