package dev.athanor.engine.benchmark.peers;

import dev.athanor.engine.benchmark.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times whole processes. All peers run in turn, round after round, so that whatever else the
 * machine does meanwhile is done to all of them.
 */
final class PeersBenchmark {

  private final Options options;
  private final PrintStream out;
  private final Path folder;
  private final Server server;
  private final Processes processes;
  private final Athanor cached;
  private final List<Peer> peers = new ArrayList<>();

  private PeersBenchmark(Options options, PrintStream out, Path folder, Server server)
      throws IOException {
    this.options = options;
    this.out = out;
    this.folder = folder;
    this.server = server;
    this.processes = new Processes(folder);
    this.cached = athanor("athanor, start-up cache");
    peers.add(new Psql(options.psql(), cached, folder));
    String alembic = options.alembic();
    if (alembic == null) {
      out.println("ALEMBIC IS NOT MEASURED: " + Options.ALEMBIC + " names no Python that has it.");
    } else {
      peers.add(new Alembic(alembic, folder));
    }
    peers.add(athanor("athanor"));
    peers.add(cached);
  }

  /** {@code --rounds N --works ABCDE --set FOLDER --java HOME --psql PROGRAM}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("athanor-peers");
    try (Server server = new Server()) {
      new PeersBenchmark(Options.read(arguments), System.out, folder, server).run();
    } finally {
      Folders.delete(folder);
    }
  }

  private Athanor athanor(String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name.replaceAll("\\W+", "-")));
    Files.copy(options.target().resolve("athanor.jar"), home.resolve("athanor.jar"));
    Files.copy(options.image().resolve("jvm.options"), home.resolve("jvm.options"));
    return new Athanor(name, options.image(), home, options.java());
  }

  private void run() throws IOException {
    server.create("training");
    cached.train(Scripts.write(folder.resolve("training"), 300), server.url("training"));
    out.println("| work | peer | wall s | to psql | processor s | peak MiB |");
    out.println("|---|---|---|---|---|---|");
    Map<Integer, Scripts> written = new LinkedHashMap<>();
    for (Work work : options.works()) {
      Scripts set = work == Work.D ? options.set() : scripts(work.scripts(), written);
      if (set == null) {
        out.println("WORK D IS NOT MEASURED: --set names no folder of scripts.");
      } else {
        print(work, measure(work, set));
      }
    }
  }

  private Scripts scripts(int count, Map<Integer, Scripts> written) throws IOException {
    Scripts known = written.get(count);
    if (known != null) {
      return known;
    }
    Scripts fresh = Scripts.write(folder.resolve("scripts-" + count), count);
    written.put(count, fresh);
    return fresh;
  }

  private Map<Peer, Figures> measure(Work work, Scripts scripts) throws IOException {
    String base = "base_" + work.name().toLowerCase(Locale.ROOT);
    server.create(base);
    if (work.applied() > 0) {
      cached.bring(scripts, server.url(base), Scripts.id(work.applied() - 1));
    }
    Map<Peer, Figures> figures = new LinkedHashMap<>();
    for (Peer peer : peers) {
      if (peer.does(work)) {
        peer.prepare(work, scripts);
        figures.put(peer, new Figures());
      }
    }
    // The first round fills the caches of the machine and is not counted.
    for (int round = 0; round <= options.rounds(work); round++) {
      for (Map.Entry<Peer, Figures> each : figures.entrySet()) {
        String database = base;
        if (work.changing()) {
          database = "measured";
          server.copy(database, base);
        }
        String url = server.url(database);
        var run = processes.measured(each.getKey().command(work, scripts, url), url);
        if (round > 0) {
          each.getValue().add(run);
        }
      }
    }
    return figures;
  }

  private void print(Work work, Map<Peer, Figures> figures) {
    double psql = figures.values().iterator().next().wall();
    figures.forEach(
        (peer, each) ->
            out.printf(
                "| %s %s | %s | %.3f | %.2fx | %.3f | %.0f |%n",
                work,
                work.meaning(),
                peer.name(),
                each.wall(),
                each.wall() / psql,
                each.processor(),
                each.megabytes()));
  }
}
