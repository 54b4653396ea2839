package dev.athanor.engine.database;

/** A server session, for people. */
final class SessionName {

  private SessionName() {}

  /** {@code pid 4711 (application orders-7d9f)}; the application is "" where it has no name. */
  static String of(String pid, String application) {
    return "pid " + pid + (application.isEmpty() ? "" : " (application " + application + ")");
  }
}
