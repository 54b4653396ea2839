package dev.athanor.engine.benchmark.peers;

/** What every peer is asked to do. */
enum Work {
  /** Look at a database that is where it should be. */
  A("nothing to do, 1,000 applied", 1_000, 1_000, false),
  /** Apply the last script. */
  B("one pending, 999 applied", 1_000, 999, true),
  /** Apply them all, each in a transaction of its own. */
  C("1,000 tiny migrations from empty", 1_000, 0, true),
  /** The same with scripts that people wrote. */
  D("a real set from empty", 0, 0, true),
  /** As A, with ten times the scripts. */
  E("nothing to do, 10,000 scripts", 10_000, 10_000, false);

  private final String meaning;
  private final int scripts;
  private final int applied;
  private final boolean changing;

  Work(String meaning, int scripts, int applied, boolean changing) {
    this.meaning = meaning;
    this.scripts = scripts;
    this.applied = applied;
    this.changing = changing;
  }

  String meaning() {
    return meaning;
  }

  /** How many scripts there are; 0 where that is up to the set. */
  int scripts() {
    return scripts;
  }

  /** How many of them the database has before each run. */
  int applied() {
    return applied;
  }

  /** Whether the database is another one after a run. */
  boolean changing() {
    return changing;
  }
}
