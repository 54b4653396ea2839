package dev.athanor.engine.benchmark;

import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.graph.RevisionRange;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.StampPlan;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The graph of a history and the longest plans on it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HistoryBenchmark {

  @Param({"1000", "10000", "100000"})
  public int revisions;

  @Param public Shape shape = Shape.LINE;

  private List<Revision> declared = List.of();
  private RevisionGraph graph = RevisionGraph.of(List.of());
  private List<String> heads = List.of();

  @Setup
  public void build() {
    declared = shape.revisions(revisions);
    graph = RevisionGraph.of(declared);
    heads = graph.effectiveHeads();
  }

  /** Checks and links the revisions. */
  @Benchmark
  public RevisionGraph graph() {
    return RevisionGraph.of(declared);
  }

  /** Lists all of it, the newest first. */
  @Benchmark
  public List<String> history() {
    return RevisionRange.newestFirst(
        graph, new RevisionRange.Symbol("base"), new RevisionRange.Symbol("heads"));
  }

  /** Plans all of it, upward. */
  @Benchmark
  public Plan upgrade() {
    return Planner.upgrade(graph, List.of(), "heads");
  }

  /** Plans all of it, downward. */
  @Benchmark
  public Plan downgrade() {
    return Planner.downgrade(graph, heads, "base");
  }

  /** Plans the stamp of a database at the first revision with all heads. */
  @Benchmark
  public StampPlan stamp() {
    return Planner.stamp(graph, List.of(Shape.id(0)), List.of("heads"), false);
  }
}
