package dev.athanor.engine.benchmark.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command as the image has it.
 *
 * @param home the folder with the jar, the options of the JVM and, where it was made, the start-up
 *     cache
 * @param java the home of the JVM
 */
record Athanor(String name, Path image, Path home, Path java) implements Peer {

  @Override
  public void prepare(Work work, Scripts scripts) {}

  @Override
  public List<String> command(Work work, Scripts scripts, String url) {
    return command(scripts, "upgrade", "heads");
  }

  private List<String> command(Scripts scripts, String... words) {
    List<String> command = new ArrayList<>();
    command.add("env");
    environment().forEach((name, value) -> command.add(name + "=" + value));
    command.add(image.resolve("athanor").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("--scripts", scripts.folder().toString()));
    return command;
  }

  private Map<String, String> environment() {
    return Map.of("ATHANOR_HOME", home.toString(), "JAVA_HOME", java.toString());
  }

  /** Moves the database to where the work begins. */
  void bring(Scripts scripts, String url, String target) {
    Processes.run(command(scripts, "upgrade", target), url, Processes.NOWHERE);
  }

  /** The SQL of an upgrade, into a file. */
  void print(Scripts scripts, String range, Path file) {
    Processes.run(command(scripts, "upgrade", range, "--sql"), "", file);
  }

  /** Makes the start-up cache as the image's build does. */
  void train(Scripts scripts, String url) throws IOException {
    List<String> command =
        List.of(
            "env",
            "ATHANOR_HOME=" + home,
            "JAVA_HOME=" + java,
            image.resolve("train").toString(),
            scripts.folder().toString());
    Processes.run(command, url, Processes.NOWHERE);
  }
}
