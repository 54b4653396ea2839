package dev.athanor.operator.testing;

/** Situations at the points from which most stories go on. */
public final class Beginnings {

  private Beginnings() {}

  /** Just created, and acknowledged. */
  public static Situation acknowledged() {
    var situation = Situation.created();
    situation.step();
    return situation;
  }

  /** The database was at 001, and the run to 003 was started. */
  public static Situation started() {
    var situation = acknowledged();
    situation.answers("001").step();
    return situation;
  }

  /** The database is at 003, and the run that took it there is gone. */
  public static Situation settled() {
    return settledWith("");
  }

  /**
   * The same with more in the spec.
   *
   * @param spec lines of YAML
   */
  public static Situation settledWith(String spec) {
    var situation = Situation.created().spec(spec);
    situation.step();
    situation.answers("001").step();
    situation.job(Jobs.arrived(situation));
    situation.answers("003").step();
    situation.noJobs().step();
    return situation;
  }
}
