package dev.athanor.engine.benchmark.peers;

import java.io.IOException;
import java.util.List;

/** A tool that does the work. */
interface Peer {

  /** Its name in the table. */
  String name();

  /** Whether it can do this work at all. */
  default boolean does(Work work) {
    return true;
  }

  /** Makes what it needs for the work; not measured. */
  void prepare(Work work, Scripts scripts) throws IOException;

  /** The command line that does it; the database is in DATABASE_URL. */
  List<String> command(Work work, Scripts scripts, String url);
}
