package dev.athanor.sandbox.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Something that listens where a Secret says that PostgreSQL is. */
final class NotPostgres implements AutoCloseable {

  /** What it does with those who call. */
  enum Kind {
    /** Nothing listens there. */
    CLOSED_PORT,
    /** It takes the connection and never says a word. */
    SILENT,
    /** It hangs up at once. */
    HANGS_UP,
    /** A web server, which cannot make sense of what it reads. */
    HTTP,
    /** MySQL, which speaks first. */
    MYSQL
  }

  private static final byte[] BAD_REQUEST =
      "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GREETING =
      "J\0\0\0\n8.0.36\0\u000b\0\0\0abcdefgh\0".getBytes(StandardCharsets.ISO_8859_1);

  private final ServerSocket server;
  private final Kind kind;
  private final List<Socket> callers = new ArrayList<>();

  private NotPostgres(ServerSocket server, Kind kind) {
    this.server = server;
    this.kind = kind;
  }

  static NotPostgres start(Kind kind) {
    try {
      var started =
          new NotPostgres(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), kind);
      if (kind == Kind.CLOSED_PORT) {
        started.server.close();
      } else {
        var thread = new Thread(started::serve, "not-postgres");
        thread.setDaemon(true);
        thread.start();
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        answer(server.accept());
      } catch (IOException e) {
        // This caller has gone, or the scenario is over; the next one may come.
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    switch (kind) {
      case SILENT -> {
        synchronized (callers) {
          callers.add(caller);
        }
      }
      case HTTP -> {
        try (caller) {
          caller.getInputStream().readNBytes(8);
          caller.getOutputStream().write(BAD_REQUEST);
        }
      }
      case MYSQL -> {
        try (caller) {
          caller.getOutputStream().write(GREETING);
          caller.getInputStream().readNBytes(8);
        }
      }
      case HANGS_UP, CLOSED_PORT -> caller.close();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      synchronized (callers) {
        for (Socket caller : callers) {
          caller.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
