package dev.athanor.engine.benchmark.peers;

import java.util.ArrayList;
import java.util.List;

/** What a peer took for a work, run for run. */
final class Figures {

  /** One run. */
  record Run(double wall, double processor, long residentKilobytes) {}

  private final List<Run> runs = new ArrayList<>();

  void add(Run run) {
    runs.add(run);
  }

  /** Seconds from fork to exit. */
  double wall() {
    return median(runs.stream().map(Run::wall).toList());
  }

  /** Seconds on a processor. */
  double processor() {
    return median(runs.stream().map(Run::processor).toList());
  }

  /** The most that any run had in memory at once, in MiB. */
  double megabytes() {
    return runs.stream().mapToLong(Run::residentKilobytes).max().orElse(0) / 1024.0;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
