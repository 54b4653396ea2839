package dev.athanor.engine.run;

import dev.athanor.engine.run.PostgresProxy.Moment;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a run and the server, and cuts the connection that sends the nth COMMIT. */
final class CuttingProxy implements AutoCloseable {

  /** Whether the server still gets the COMMIT whose answer is lost. */
  enum Cut {
    BEFORE_THE_SERVER(Moment.BEFORE_THE_REQUEST),
    AFTER_THE_SERVER(Moment.BEFORE_THE_ANSWER);

    private final Moment moment;

    Cut(Moment moment) {
      this.moment = moment;
    }
  }

  private final PostgresProxy proxy;

  CuttingProxy(int server, Cut cut, int commit) throws IOException {
    AtomicInteger commitsLeft = new AtomicInteger(commit);
    this.proxy =
        new PostgresProxy(
            server,
            request -> request.sql().equals("COMMIT") && commitsLeft.decrementAndGet() == 0,
            cut.moment,
            () -> false);
  }

  int port() {
    return proxy.port();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }
}
