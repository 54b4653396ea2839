package dev.athanor.sandbox.postgres;

/** A server that listens, wherever it runs. */
public interface PostgresServer extends AutoCloseable {

  /** Of this machine's loopback interface: where this process reaches it. */
  int port();

  /** Host and port under which the Jobs and the operator reach it. */
  String address();

  /** The superuser's, whose name is {@code postgres}. */
  String password();

  @Override
  void close();
}
