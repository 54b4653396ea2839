package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.kubernetes.KubeApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The real kubectl, and what it prints: with what differs from run to run (ages, names that are
 * made, ids) put in one way, so that it can stand in the documentation.
 *
 * @param namespace shown as {@code shop}
 */
record Kubectl(Path kubeconfig, Path cache, String namespace) {
  private static final Pattern COLUMN = Pattern.compile("\\S+( \\S+)*\\s*");
  private static final Pattern AGE = Pattern.compile("\\d+[smh](\\d+s)?( \\(x\\d+ over \\d+s\\))?");

  /** The command with its {@code $} and what it printed, as on a terminal. */
  String shows(String command) {
    return "$ kubectl " + command + "\n" + normalized(prints(command));
  }

  /** What the command prints, as it is. */
  String prints(String command) {
    return run(command.split(" ", -1));
  }

  private String run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getenv(KubeApiServer.ASSETS), "kubectl").toString());
    command.addAll(Arrays.asList(arguments));
    command.addAll(
        List.of("--kubeconfig=" + kubeconfig, "--cache-dir=" + cache, "--namespace=" + namespace));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String normalized(String output) {
    String same =
        output
            .replace(namespace.replace('-', '_'), "shop")
            .replace(namespace, "shop")
            .replaceAll("orders-[0-9a-f]{10}", "orders-7d9f0c31aa")
            .replaceAll("sha256:[0-9a-f]{64}", "sha256:3f8a…")
            .replaceAll(
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "4b7c1f0e-…")
            .replaceAll(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2026-03-01T12:00:00Z")
            .replaceAll("\\d{15,}/", "7312…/")
            .replaceAll("(Resource Version: +)\\d+", "$198765");
    List<String> lines = same.lines().map(String::stripTrailing).toList();
    boolean table = !lines.isEmpty() && lines.get(0).matches("(NAME|LAST SEEN) .*");
    return table ? aligned(lines) : withoutEvents(String.join("\n", lines).strip()) + "\n";
  }

  /** They come last in a description, in an order and with ages of their own. */
  private static String withoutEvents(String text) {
    int events = text.indexOf("\nEvents:\n");
    return events < 0 ? text : text.substring(0, events) + "\nEvents:\n  …";
  }

  /** The same table with every age the same, and its columns as wide as that makes them. */
  private static String aligned(List<String> lines) {
    List<Integer> starts = new ArrayList<>();
    Matcher heads = COLUMN.matcher(lines.get(0));
    while (heads.find()) {
      starts.add(heads.start());
    }
    List<List<String>> rows = lines.stream().map(line -> cells(line, starts)).toList();
    int[] widths =
        IntStream.range(0, starts.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(i -> ("%-" + Math.max(1, widths[i]) + "s").formatted(row.get(i)))
                    .collect(Collectors.joining("   "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> cells(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int begin = Math.min(line.length(), starts.get(i));
      int end = i + 1 < starts.size() ? Math.min(line.length(), starts.get(i + 1)) : line.length();
      String cell = line.substring(begin, end).strip();
      cells.add(AGE.matcher(cell).matches() ? "5s" : cell);
    }
    return cells;
  }
}
