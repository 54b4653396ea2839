package dev.athanor.engine.database;

import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hears with which words a client begins a session, asks it for its password, and lets none in. */
final class ListeningServer implements AutoCloseable {

  private static final int TLS = 80_877_103;
  private static final int GSS = 80_877_104;

  private final ServerSocket socket;
  private final Queue<Map<String, String>> heard = new ConcurrentLinkedQueue<>();
  private final AtomicInteger talks = new AtomicInteger();

  ListeningServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "listening-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What the last client said, which has gone by now; null when none came. */
  @Nullable Map<String, String> heard() {
    await().until(() -> talks.get() == 0);
    return heard.poll();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talks.incrementAndGet();
        try {
          answer(
              new DataInputStream(client.getInputStream()),
              new DataOutputStream(client.getOutputStream()));
        } finally {
          talks.decrementAndGet();
        }
      } catch (IOException e) {
        // The test is over, or this client is; the next one may come.
      }
    }
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    String[] words = startup(in, out);
    Map<String, String> said = new TreeMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      said.put(words[i], words[i + 1]);
    }
    out.write('R');
    out.writeInt(8);
    out.writeInt(3);
    if (in.read() == 'p') {
      String password = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
      said.put("password", password.substring(0, password.length() - 1));
    }
    heard.add(said);
    byte[] error = "SFATAL\0C28P01\0Mnobody is let in here\0\0".getBytes(StandardCharsets.US_ASCII);
    out.write('E');
    out.writeInt(error.length + 4);
    out.write(error);
  }

  private static String[] startup(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      int length = in.readInt();
      int code = in.readInt();
      if (code != TLS && code != GSS) {
        return new String(in.readNBytes(length - 8), StandardCharsets.UTF_8).split("\0");
      }
      out.write('N');
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
