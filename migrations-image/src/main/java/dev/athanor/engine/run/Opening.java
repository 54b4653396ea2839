package dev.athanor.engine.run;

import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A connection that opens on a thread of its own: there it costs no time as long as something else
 * is to be done, and nothing can cancel what waits there for a server that says nothing. When it is
 * time to stop, that thread is left behind.
 */
final class Opening<T extends AutoCloseable> implements AutoCloseable {

  private final CompletableFuture<T> opened = new CompletableFuture<>();
  private boolean given;

  private Opening() {}

  /** What opens. */
  interface Work<T extends AutoCloseable> {
    /** Opens it, however long that takes. */
    T open() throws SQLException;
  }

  /** Begins to open it. */
  static <T extends AutoCloseable> Opening<T> begin(Work<T> work) {
    Opening<T> opening = new Opening<>();
    Thread thread = new Thread(() -> opening.open(work), "athanor-opening");
    thread.setDaemon(true);
    thread.start();
    return opening;
  }

  /** Opens it unless it is time to stop; what is open too late is closed again. */
  static <T extends AutoCloseable> T of(Work<T> work, StopSignal stop)
      throws SQLException, Stopped {
    stop.check();
    try (Opening<T> opening = begin(work)) {
      return opening.await(stop);
    }
  }

  private void open(Work<T> work) {
    try {
      opened.complete(work.open());
    } catch (SQLException | RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  /** Waits until it is open or it is time to stop. From here on it is the caller's. */
  T await(StopSignal stop) throws SQLException, Stopped {
    if (!stop.await(opened)) {
      stop.check();
    }
    try {
      T result = opened.join();
      given = true;
      return result;
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw reason;
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  /** Closes what nobody took, as soon as it is open. */
  @Override
  public void close() {
    if (!given) {
      var unused = opened.thenAccept(Opening::closeQuietly);
    }
  }

  private static void closeQuietly(AutoCloseable late) {
    try {
      late.close();
    } catch (Exception e) {
      // Nobody has used it, and the process is about to end.
      return;
    }
  }
}
