package dev.athanor.engine.benchmark;

import dev.athanor.engine.graph.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Histories that differ in what is hard about them. */
public enum Shape {
  /** One after the other, as most projects have it. */
  LINE {
    @Override
    Revision at(int i, int size) {
      return revision(i, after(i), List.of(), List.of());
    }
  },
  /** One base with all the others on it. */
  FAN {
    @Override
    Revision at(int i, int size) {
      return revision(i, i == 0 ? List.of() : List.of(id(0)), List.of(), List.of());
    }
  },
  /** A line with a fan of as many on its end: every head has half of the history below it. */
  BROOM {
    @Override
    Revision at(int i, int size) {
      return revision(i, after(Math.min(i, size / 2)), List.of(), List.of());
    }
  },
  /** A base, all the others on it, and one that merges them. */
  MERGE {
    @Override
    Revision at(int i, int size) {
      return i < size - 1
          ? FAN.at(i, size)
          : revision(i, IntStream.range(1, i).mapToObj(Shape::id).toList(), List.of(), List.of());
    }
  },
  /** Two branches, each rung of the one depending on the same rung of the other. */
  LADDER {
    @Override
    Revision at(int i, int size) {
      return revision(
          i,
          i < 2 ? List.of() : List.of(id(i - 2)),
          i % 2 == 0 ? List.of() : List.of(id(i - 1)),
          List.of());
    }
  },
  /** Two branches, each rung of the one merging the rungs before it of both. */
  ZIPPER {
    @Override
    Revision at(int i, int size) {
      List<String> down = new ArrayList<>();
      if (i >= 2) {
        down.add(id(i - 2));
        if (i % 2 == 0) {
          down.add(id(i - 1));
        }
      }
      return revision(i, down, List.of(), List.of());
    }
  },
  /** Two branches, nine in a row of the one depending on the same revision of the other. */
  SHARED_DEPENDENCIES {
    @Override
    Revision at(int i, int size) {
      int provider = i - i % 10;
      return i == provider
          ? revision(i, i == 0 ? List.of() : List.of(id(i - 10)), List.of(), List.of())
          : revision(i, i <= 10 ? ownBranch(i) : under(i), List.of(id(provider)), List.of());
    }

    private List<String> ownBranch(int i) {
      return i == 1 ? List.of() : List.of(id(i - 1));
    }

    private List<String> under(int i) {
      return List.of(id(i % 10 == 1 ? i - 2 : i - 1));
    }
  },
  /** A hundred branches that are merged and begin anew, again and again. */
  HUNDRED_BRANCHES {
    @Override
    Revision at(int i, int size) {
      int place = i % 101;
      List<String> parents =
          place > 0
              ? List.of(id(i - place))
              : IntStream.range(Math.max(0, i - 100), i).mapToObj(Shape::id).toList();
      return revision(i, parents, List.of(), List.of());
    }
  },
  /** A line in which every tenth revision, up to a thousand of them, carries a branch label. */
  LABELS {
    @Override
    Revision at(int i, int size) {
      boolean labelled = i % 10 == 0 && i < 10_000;
      return revision(i, after(i), List.of(), labelled ? List.of("label" + i) : List.of());
    }
  };

  abstract Revision at(int i, int size);

  /** So many revisions of this shape, in the order in which their files would be loaded. */
  public List<Revision> revisions(int size) {
    List<Revision> revisions = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      revisions.add(at(i, size));
    }
    return revisions;
  }

  private static Revision revision(
      int i, List<String> down, List<String> dependencies, List<String> labels) {
    return new Revision(id(i), down, dependencies, labels, "Revision number " + i);
  }

  private static List<String> after(int i) {
    return i == 0 ? List.of() : List.of(id(i - 1));
  }

  /** Ids that sort like their numbers and look like Alembic's. */
  public static String id(int i) {
    return "%012x".formatted(i);
  }
}
