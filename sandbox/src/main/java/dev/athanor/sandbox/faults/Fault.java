package dev.athanor.sandbox.faults;

import java.time.Duration;

/** What happens to a request instead of, or beside, being served. */
public sealed interface Fault {

  /** It is not sent; the client gets this status code. */
  record Answer(int code) implements Fault {}

  /** It is sent later. */
  record Delay(Duration by) implements Fault {}

  /** It never reaches the server; the client sees a broken connection. */
  record LoseRequest() implements Fault {}

  /** The server carries it out; the client sees a broken connection and does not know. */
  record LoseAnswer() implements Fault {}
}
