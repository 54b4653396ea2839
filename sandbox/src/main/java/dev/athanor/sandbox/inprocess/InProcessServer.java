package dev.athanor.sandbox.inprocess;

import dev.athanor.sandbox.logs.ContainerLogs;
import io.fabric8.mockwebserver.MockWebServer;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The in-process API, listening on a free port of the loopback interface. */
public final class InProcessServer implements AutoCloseable {
  // It logs every request at INFO; held here because the JDK forgets unreferenced loggers.
  private static final Logger TRANSPORT_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    TRANSPORT_LOG.setLevel(Level.WARNING);
  }

  private final MockWebServer server = new MockWebServer();
  private final ApiDispatcher dispatcher =
      new ApiDispatcher(Clock.systemUTC(), () -> this.server.reset());

  private InProcessServer() {}

  /** Starts an empty API: the usual namespaces, no CRD. */
  public static InProcessServer start() {
    InProcessServer started = new InProcessServer();
    // The JDK client offers an upgrade to clear-text HTTP/2, which breaks on large answers.
    started.server.setHttp2ClearTextEnabled(false);
    started.server.setDispatcher(started.dispatcher);
    started.server.start();
    return started;
  }

  /** From now on {@code pods/log} is answered with these. */
  public void serve(ContainerLogs logs) {
    dispatcher.serve(logs);
  }

  /** The address, without a trailing slash. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
