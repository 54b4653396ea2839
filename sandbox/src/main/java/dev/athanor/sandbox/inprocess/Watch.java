package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.inprocess.Store.Change;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One open watch: resumes after the version it names, then tells every change that it selects. */
final class Watch extends WebSocketListener implements Store.Listener {
  private static final int NORMAL_CLOSURE = 1000;

  private final Store store;
  private final ResourceType type;
  private final Call call;
  private final Predicate<JsonNode> selector;
  // Sending blocks until the bytes are out, and must happen in order: a thread per watch.
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-api-watch");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable WebSocket socket;

  Watch(Store store, ResourceType type, Call call) {
    this.store = store;
    this.type = type;
    this.call = call;
    this.selector = Selector.of(call);
  }

  @Override
  public void onOpen(WebSocket opened, Response response) {
    synchronized (store) {
      socket = opened;
      try {
        catchUp();
        store.listen(this);
      } catch (ApiError expired) {
        send("ERROR", Statuses.of(expired));
        close();
      }
    }
  }

  private void catchUp() {
    String since = call.query().getOrDefault("resourceVersion", "");
    if (since.isEmpty() || since.equals("0")) {
      store.list(type, call.namespace()).stream()
          .filter(selector.and(this::named))
          .forEach(object -> send("ADDED", object));
    } else {
      store.since(Long.parseLong(since)).forEach(this::changed);
    }
  }

  @Override
  public void changed(Change change) {
    if (!Store.isIn(change.key(), type, call.namespace())) {
      return;
    }
    ObjectNode before = selected(change.before());
    ObjectNode after = selected(change.after());
    if (after != null) {
      send(before == null ? "ADDED" : "MODIFIED", after);
    } else if (before != null) {
      ObjectNode last = before.deepCopy();
      last.withObject("/metadata").put("resourceVersion", Long.toString(change.version()));
      send("DELETED", last);
    }
  }

  private @Nullable ObjectNode selected(@Nullable ObjectNode object) {
    return object != null && named(object) && selector.test(object) ? object : null;
  }

  private boolean named(JsonNode object) {
    return call.name() == null || object.at("/metadata/name").asText().equals(call.name());
  }

  private void send(String event, ObjectNode object) {
    WebSocket open = socket;
    if (open == null || sender.isShutdown()) {
      return;
    }
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("type", event);
    String text = message.set("object", object).toString();
    sender.execute(() -> open.send(text));
  }

  void close() {
    WebSocket open = socket;
    if (open != null && !sender.isShutdown()) {
      sender.execute(() -> open.close(NORMAL_CLOSURE, "the watch is over"));
    }
    end();
  }

  @Override
  public void onClosing(WebSocket closing, int code, String reason) {
    close();
  }

  @Override
  public void onClosed(WebSocket closed, int code, String reason) {
    end();
  }

  @Override
  public void onFailure(WebSocket failed, Throwable error, Response response) {
    end();
  }

  boolean isOver() {
    return sender.isShutdown();
  }

  private void end() {
    synchronized (store) {
      store.unlisten(this);
      sender.shutdown();
    }
  }
}
