package dev.athanor.engine.run;

import dev.athanor.engine.run.StopSignal.Stopped;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Opens connections on a thread of their own: nothing can cancel what waits there for a server that
 * says nothing. When it is time to stop, that thread is left behind.
 */
final class Opening {

  private Opening() {}

  /** What opens. */
  interface Work<T extends AutoCloseable> {
    /** Opens it, however long that takes. */
    T open() throws SQLException;
  }

  /** Opens it unless it is time to stop; what is open too late is closed again. */
  static <T extends AutoCloseable> T of(Work<T> work, StopSignal stop)
      throws SQLException, Stopped {
    stop.check();
    CompletableFuture<T> opened = new CompletableFuture<>();
    Thread thread = new Thread(() -> open(work, opened), "athanor-opening");
    thread.setDaemon(true);
    thread.start();
    if (!stop.await(opened)) {
      var unused = opened.thenAccept(Opening::closeQuietly);
      stop.check();
    }
    return result(opened);
  }

  private static <T extends AutoCloseable> void open(Work<T> work, CompletableFuture<T> opened) {
    try {
      opened.complete(work.open());
    } catch (SQLException | RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  private static <T> T result(CompletableFuture<T> opened) throws SQLException {
    try {
      return opened.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException reason) {
        throw reason;
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
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
