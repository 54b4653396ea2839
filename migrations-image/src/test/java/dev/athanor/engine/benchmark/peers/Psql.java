package dev.athanor.engine.benchmark.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server and the network cost: psql with the SQL that Athanor prints for the same work.
 */
record Psql(String program, Athanor athanor, Path folder) implements Peer {

  @Override
  public String name() {
    return "psql";
  }

  @Override
  public void prepare(Work work, Scripts scripts) {
    if (work.changing()) {
      String from = work.applied() == 0 ? "" : Scripts.id(work.applied() - 1) + ":";
      athanor.print(scripts, from + "heads", sql(work));
    }
  }

  private Path sql(Work work) {
    return folder.resolve(work + ".sql");
  }

  @Override
  public List<String> command(Work work, Scripts scripts, String url) {
    List<String> command = new ArrayList<>(List.of(program, "-X", "-q", "-d", url));
    command.addAll(
        work.changing()
            ? List.of("-v", "ON_ERROR_STOP=1", "-f", sql(work).toString())
            : List.of("-A", "-t", "-c", "SELECT version_num FROM alembic_version"));
    return command;
  }
}
