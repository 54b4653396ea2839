package dev.athanor.sandbox.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One container as a process of this machine. */
record ContainerRun(
    Process process, LocalImage image, Path log, Path terminationLog, Instant startedAt) {
  /** Where the CLI writes its report, for want of {@code /dev/termination-log}. */
  static final String TERMINATION_LOG = "ATHANOR_TERMINATION_LOG";

  private static final int MESSAGE_LIMIT = 4_096;

  /**
   * @param folder for the log and the termination message
   * @throws NotStartedException RunContainerError when there is no such program
   */
  static ContainerRun start(
      List<String> command,
      Map<String, String> environment,
      LocalImage image,
      Path folder,
      Instant now)
      throws NotStartedException {
    Path log = folder.resolve("log");
    Path terminationLog = folder.resolve("termination-log");
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.directory(image.folder().toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().putAll(environment);
    builder.environment().put(TERMINATION_LOG, terminationLog.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      Files.createFile(terminationLog);
      return new ContainerRun(builder.start(), image, log, terminationLog, now);
    } catch (IOException e) {
      throw new NotStartedException("RunContainerError", String.valueOf(e.getMessage()));
    }
  }

  String containerId() {
    return "sandbox://" + process.pid();
  }

  /** What the process left for its Pod's status, at most 4,096 bytes; null when nothing. */
  @Nullable String terminationMessage() {
    try {
      byte[] message = Files.readAllBytes(terminationLog);
      byte[] cut = Arrays.copyOf(message, Math.min(message.length, MESSAGE_LIMIT));
      return cut.length == 0 ? null : new String(cut, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the termination message", e);
    }
  }

  String logText() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log " + log, e);
    }
  }

  /** SIGTERM; the process may take its time. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL, its children too. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
