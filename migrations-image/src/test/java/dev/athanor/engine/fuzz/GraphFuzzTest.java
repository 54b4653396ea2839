package dev.athanor.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.engine.graph.Edges;
import dev.athanor.engine.graph.Revision;
import dev.athanor.engine.graph.RevisionException;
import dev.athanor.engine.graph.RevisionGraph;
import dev.athanor.engine.plan.Direction;
import dev.athanor.engine.plan.Plan;
import dev.athanor.engine.plan.Planner;
import dev.athanor.engine.plan.RowStatement;
import dev.athanor.engine.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What must hold on any graph, found out here the slow way: the declared arrows are followed one by
 * one, and the statements of each step are played on a table of their own.
 */
class GraphFuzzTest {

  private static final int TARGETS = 12;

  @Test
  void rowsAreTheMaximalElementsOfWhatIsApplied() {
    int rounds = Fuzz.rounds(320);
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      List<Revision> revisions = revisions(random);
      Database database = new Database(revisions, round % 3 == 0 ? 0.3 : 0);
      RevisionGraph graph = database.graph;
      for (int j = 0; j < TARGETS; j++) {
        String target = Fuzz.oneOf(random, revisions).id();
        database.go(Planner.migrate(graph, database.shuffled(random), target));
        assertThat(Planner.migrate(graph, database.shuffled(random), target).steps()).isEmpty();
        assertThat(Planner.pending(graph, database.shuffled(random)))
            .isEqualTo(revisions.size() - database.applied.size());
      }
      database.go(Planner.upgrade(graph, database.shuffled(random), "heads"));
      assertThat(database.applied).hasSize(revisions.size());
      assertThat(database.rows).isEqualTo(Set.copyOf(graph.effectiveHeads()));
      database.go(Planner.downgrade(graph, database.shuffled(random), "base"));
      assertThat(database.applied).isEmpty();
      assertThat(database.rows).isEmpty();
    }
  }

  @Test
  void aPinnedCountMeansTheSameSteps() {
    int walked = 0;
    int rounds = Fuzz.rounds(160);
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      Database database = new Database(revisions(random), 0);
      for (int j = 0; j < TARGETS; j++) {
        database.goAnywhere(random);
        List<String> rows = database.shuffled(random);
        String count = (random.nextBoolean() ? "+" : "-") + (1 + random.nextInt(2));
        Plan plan;
        try {
          plan = Planner.migrate(database.graph, rows, count);
        } catch (RevisionException e) {
          continue;
        }
        walked++;
        Plan pinned = Planner.migrate(database.graph, rows, plan.pinned());
        assertThat(pinned.steps()).as(Fuzz.told(round)).isEqualTo(plan.steps());
        assertThat(pinned.resolved()).isEqualTo(plan.resolved());
        database.go(plan);
        assertThat(Planner.migrate(database.graph, plan.rowsAfter(), plan.pinned()).steps())
            .isEmpty();
      }
    }
    assertThat(walked).isGreaterThan(rounds);
  }

  @Test
  void theWayBackOfAWayUpFromOneRowLeadsToThatRow() {
    int walked = 0;
    int rounds = Fuzz.rounds(320);
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      Database database = new Database(revisions(random), 0);
      for (int j = 0; j < TARGETS; j++) {
        database.goAnywhere(random);
        if (database.rows.size() == 1) {
          walked += thereAndBack(database, random) ? 1 : 0;
        }
      }
    }
    assertThat(walked).isGreaterThan(rounds / 2);
  }

  /** Only where the way up gains nothing beside the row, which no downgrade to it would take. */
  private static boolean thereAndBack(Database database, Random random) {
    RevisionGraph graph = database.graph;
    List<String> rows = List.copyOf(database.rows);
    Plan up = Planner.upgrade(graph, rows, Fuzz.oneOf(random, graph.revisions()).id());
    Set<String> above =
        graph.descendants(graph.children(rows.get(0), Edges.DOWN_REVISION), Edges.EFFECTIVE);
    if (up.steps().isEmpty() || !above.containsAll(ids(up))) {
      return false;
    }
    Plan down = Planner.downgrade(graph, up.rowsAfter(), rows.get(0));
    assertThat(down.rowsAfter()).isEqualTo(rows);
    assertThat(ids(down)).hasSameElementsAs(ids(up));
    return true;
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(step -> step.revision().id()).toList();
  }

  @Test
  void aPlanDependsOnNothingButItsQuestion() {
    int rounds = Fuzz.rounds(160);
    for (int round = 0; round < rounds; round++) {
      Random random = Fuzz.random(round);
      List<Revision> revisions = revisions(random);
      Database database = new Database(revisions, 0.5);
      List<String> rows = database.shuffled(random);
      String target = Fuzz.oneOf(random, revisions).id();
      RevisionGraph again = RevisionGraph.of(revisions);
      Plan plan = Planner.migrate(database.graph, rows, target);
      Planner.upgrade(again, List.of(), "heads");

      assertThat(again.revisions()).isEqualTo(revisions);
      assertThat(Planner.migrate(again, rows, target)).as(Fuzz.told(round)).isEqualTo(plan);
      assertThat(Planner.migrate(database.graph, rows, target)).isEqualTo(plan);
    }
  }

  /** Revisions that name only earlier ones, in an order of loading that says nothing of that. */
  private static List<Revision> revisions(Random random) {
    int size = 1 + random.nextInt(25);
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Set<String> down = new LinkedHashSet<>();
      Set<String> dependencies = new LinkedHashSet<>();
      if (i > 0 && random.nextInt(8) > 0) {
        int parents = random.nextInt(5) == 0 ? 2 : 1;
        for (int p = 0; p < parents; p++) {
          down.add("r" + (random.nextInt(3) == 0 ? random.nextInt(i) : i - 1));
        }
      }
      if (i > 0 && random.nextInt(5) == 0) {
        dependencies.add("r" + random.nextInt(i));
      }
      revisions.add(
          new Revision(
              "r" + i, List.copyOf(down), List.copyOf(dependencies), List.of(), "number " + i));
    }
    Collections.shuffle(revisions, random);
    return revisions;
  }

  /** A database that does what it is told and knows what it should look like. */
  private static final class Database {

    private final RevisionGraph graph;
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Set<String> applied = new HashSet<>();
    private final Set<String> rows = new TreeSet<>();

    Database(List<Revision> revisions, double start) {
      graph = RevisionGraph.of(revisions);
      for (Revision revision : revisions) {
        Set<String> all = new HashSet<>(revision.downRevisions());
        all.addAll(revision.dependsOn());
        parents.put(revision.id(), all);
      }
      revisions.stream()
          .limit((long) (revisions.size() * start))
          .map(Revision::id)
          .forEach(
              id -> {
                applied.add(id);
                applied.addAll(below(id));
              });
      rows.addAll(maximal());
    }

    List<String> shuffled(Random random) {
      List<String> order = new ArrayList<>(rows);
      Collections.shuffle(order, random);
      return order;
    }

    void goAnywhere(Random random) {
      String somewhere = Fuzz.oneOf(random, graph.revisions()).id();
      go(Planner.migrate(graph, shuffled(random), somewhere));
    }

    void go(Plan plan) {
      for (Step step : plan.steps()) {
        String id = step.revision().id();
        if (step.direction() == Direction.UPGRADE) {
          assertThat(applied).containsAll(parentsOf(id));
          assertThat(applied.add(id)).isTrue();
        } else {
          assertThat(applied.remove(id)).isTrue();
          assertThat(applied).noneMatch(other -> parentsOf(other).contains(id));
        }
        step.rows().forEach(this::execute);
        assertThat(rows).as("rows after %s", step).isEqualTo(maximal());
      }
      assertThat(plan.rowsAfter()).containsExactlyInAnyOrderElementsOf(rows);
    }

    private void execute(RowStatement statement) {
      if (statement instanceof RowStatement.Insert insert) {
        assertThat(rows.add(insert.revision())).isTrue();
      } else if (statement instanceof RowStatement.Delete delete) {
        assertThat(rows.remove(delete.revision())).isTrue();
      } else if (statement instanceof RowStatement.Update update) {
        assertThat(rows.remove(update.from())).isTrue();
        assertThat(rows.add(update.to())).isTrue();
      }
    }

    private Set<String> maximal() {
      Set<String> covered = new HashSet<>();
      applied.forEach(id -> covered.addAll(parentsOf(id)));
      Set<String> maximal = new TreeSet<>(applied);
      maximal.removeAll(covered);
      return maximal;
    }

    private Set<String> below(String id) {
      Set<String> below = new HashSet<>(parentsOf(id));
      parentsOf(id).forEach(parent -> below.addAll(below(parent)));
      return below;
    }

    private Set<String> parentsOf(String id) {
      return parents.getOrDefault(id, Set.of());
    }
  }
}
