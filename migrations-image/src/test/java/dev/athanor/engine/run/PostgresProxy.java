package dev.athanor.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between a runner and the server, understands PostgreSQL's protocol well enough to count
 * what the runner asks, and lets something happen at one of those requests.
 */
public final class PostgresProxy implements AutoCloseable {

  /**
   * Which request of which connection, both in the order of their coming.
   *
   * @param connection 0 for the first one that asks anything
   * @param number 1 for its first request
   */
  public record Point(int connection, int number) {}

  /** A request as it was seen. */
  public record Request(Point point, String sql) {}

  /** When it happens. */
  public enum Moment {
    /** The server never gets the request, or gets it after that. */
    BEFORE_THE_REQUEST,
    /** The server has the request. */
    WHILE_IT_RUNS,
    /** The server has done it, and the runner has no answer yet. */
    BEFORE_THE_ANSWER
  }

  /** What happens. */
  public interface Blow {
    /** Strikes; says whether the connection is to live on. */
    boolean strike() throws InterruptedException;
  }

  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;
  private static final int CANCEL_REQUEST = 80_877_102;

  private final ServerSocket listener;
  private final int server;
  private final Predicate<Request> where;
  private final Moment moment;
  private final Blow blow;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch struck = new CountDownLatch(1);

  /** One that only counts. */
  public PostgresProxy(int server) throws IOException {
    this(server, request -> false, Moment.BEFORE_THE_REQUEST, () -> true);
  }

  /** One that strikes at these requests. */
  public PostgresProxy(int server, Predicate<Request> where, Moment moment, Blow blow)
      throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.where = where;
    this.moment = moment;
    this.blow = blow;
    daemon(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What was asked up to now. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Whether the point was reached, once everybody has had the time for it. */
  public boolean hasStruck() throws InterruptedException {
    return struck.await(1, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        Socket client = listener.accept();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      new Wire(client, upstream).run();
    } catch (EOFException | SocketException e) {
      // One of the two has gone; try-with-resources lets the other know.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One connection. */
  private final class Wire {

    private final Socket client;
    private final Socket upstream;
    private final DataInputStream fromClient;
    private final DataOutputStream toServer;
    private volatile int held = Integer.MAX_VALUE;

    Wire(Socket client, Socket upstream) throws IOException {
      this.client = client;
      this.upstream = upstream;
      this.fromClient = new DataInputStream(client.getInputStream());
      this.toServer = new DataOutputStream(upstream.getOutputStream());
    }

    void run() throws IOException, InterruptedException {
      if (!begin()) {
        // The server closes the connection when it has cancelled.
        upstream.getInputStream().transferTo(client.getOutputStream());
        return;
      }
      int connection = -1;
      int number = 0;
      daemon(this::answers);
      while (true) {
        byte type = fromClient.readByte();
        byte[] body = new byte[fromClient.readInt() - 4];
        fromClient.readFully(body);
        if (type == 'Q' || type == 'S') {
          connection = number == 0 ? connections.getAndIncrement() : connection;
          Request request = new Request(new Point(connection, ++number), text(body));
          requests.add(request);
          request(type, body, number, where.test(request));
        } else {
          send(type, body);
        }
      }
    }

    /** False where it is a cancellation. */
    private boolean begin() throws IOException {
      while (true) {
        int length = fromClient.readInt();
        int code = fromClient.readInt();
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
          client.getOutputStream().write('N');
          continue;
        }
        byte[] rest = new byte[length - 8];
        fromClient.readFully(rest);
        toServer.writeInt(length);
        toServer.writeInt(code);
        toServer.write(rest);
        toServer.flush();
        return code != CANCEL_REQUEST;
      }
    }

    private void request(byte type, byte[] body, int number, boolean here)
        throws IOException, InterruptedException {
      if (here && moment == Moment.BEFORE_THE_REQUEST) {
        strike();
      }
      if (here && moment == Moment.BEFORE_THE_ANSWER) {
        held = number;
      }
      send(type, body);
      if (here && moment == Moment.WHILE_IT_RUNS) {
        strike();
      }
    }

    private void send(byte type, byte[] body) throws IOException {
      ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 5);
      DataOutputStream data = new DataOutputStream(message);
      data.writeByte(type);
      data.writeInt(body.length + 4);
      data.write(body);
      toServer.write(message.toByteArray());
      toServer.flush();
    }

    private void answers() {
      try {
        DataInputStream fromServer = new DataInputStream(upstream.getInputStream());
        OutputStream toClient = client.getOutputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        // The server is ready once before it is asked anything.
        int answered = -1;
        while (true) {
          byte type = readMessage(fromServer, new DataOutputStream(answer));
          boolean isHeld = answered + 1 == held;
          answered += type == 'Z' ? 1 : 0;
          if (isHeld && type == 'Z') {
            strike();
          }
          if (!isHeld || type == 'Z') {
            toClient.write(answer.toByteArray());
            answer.reset();
          }
        }
      } catch (IOException e) {
        cut();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void strike() throws IOException, InterruptedException {
      boolean livesOn = blow.strike();
      struck.countDown();
      if (!livesOn) {
        cut();
        throw new EOFException("the connection was cut");
      }
    }

    private void cut() {
      try {
        client.close();
        upstream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte readMessage(DataInputStream from, DataOutputStream to) throws IOException {
    byte type = from.readByte();
    int length = from.readInt();
    byte[] body = new byte[length - 4];
    from.readFully(body);
    to.writeByte(type);
    to.writeInt(length);
    to.write(body);
    return type;
  }

  private static String text(byte[] body) {
    return new String(body, 0, Math.max(body.length - 1, 0), StandardCharsets.UTF_8);
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
