package dev.athanor.sandbox.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The faults ordered for one client, and the record of what the client sent. Thread-safe.
 *
 * <pre>{@code
 * faults.next(2, new Fault.Answer(500), call -> call.isWrite() && call.isAbout("jobs"));
 * faults.always(new Fault.LoseRequest(), call -> true);
 * faults.clear();
 * }</pre>
 */
public final class Faults {

  private record Order(Fault fault, Predicate<ApiCall> calls, AtomicInteger left) {}

  private final List<Order> orders = new CopyOnWriteArrayList<>();
  private final List<ApiCall> calls = new ArrayList<>();
  private final OpenWatches watches = new OpenWatches();

  /** Orders a fault for the next matching requests, {@code times} of them. */
  public void next(int times, Fault fault, Predicate<ApiCall> calls) {
    orders.add(new Order(fault, calls, new AtomicInteger(times)));
  }

  /** Orders a fault for every matching request until {@link #clear()}. */
  public void always(Fault fault, Predicate<ApiCall> calls) {
    next(Integer.MAX_VALUE, fault, calls);
  }

  /** Everything works again. */
  public void clear() {
    orders.clear();
  }

  /** Breaks every open watch's connection; the client has to notice and come back. */
  public void cutWatches() {
    watches.cut();
  }

  /** Everything that was sent since the start or the last {@link #forgetCalls()}, in order. */
  public List<ApiCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Those of {@link #calls()} that change something. */
  public List<ApiCall> writes() {
    return calls().stream().filter(ApiCall::isWrite).toList();
  }

  public void forgetCalls() {
    synchronized (calls) {
      calls.clear();
    }
  }

  /** Notes a request and says what is to happen to it. */
  Optional<Fault> meet(ApiCall call) {
    synchronized (calls) {
      calls.add(call);
    }
    return orders.stream()
        .filter(order -> order.calls().test(call))
        .filter(order -> order.left().getAndUpdate(n -> Math.max(0, n - 1)) > 0)
        .map(Order::fault)
        .findFirst();
  }

  OpenWatches watches() {
    return watches;
  }
}
