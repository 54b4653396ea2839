package dev.athanor.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a run and the server, and cuts the connection that sends the nth COMMIT. */
final class CuttingProxy implements AutoCloseable {

  /** Whether the server still gets the COMMIT whose answer is lost. */
  enum Cut {
    BEFORE_THE_SERVER,
    AFTER_THE_SERVER
  }

  private final ServerSocket listener;
  private final int server;
  private final Cut cut;
  private final AtomicInteger commitsLeft;

  CuttingProxy(int server, Cut cut, int commit) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.cut = cut;
    this.commitsLeft = new AtomicInteger(commit);
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> requests(client, upstream));
        daemon(() -> answers(upstream, client));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void requests(Socket client, Socket upstream) {
    try (client;
        upstream) {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        if (text.contains("COMMIT\0") && commitsLeft.decrementAndGet() == 0) {
          client.close();
          if (cut == Cut.AFTER_THE_SERVER) {
            out.write(buffer, 0, read);
            out.flush();
          }
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One of the two has gone; try-with-resources lets the other know.
      return;
    }
  }

  private static void answers(Socket upstream, Socket client) {
    try {
      upstream.getInputStream().transferTo(client.getOutputStream());
      client.close();
    } catch (IOException e) {
      // The connection was cut, which is what this proxy is for.
      return;
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
