package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.logs.ContainerLogs;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each request to the room that answers it, one at a time. */
final class ApiDispatcher extends Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(ApiDispatcher.class);

  private final Store store = new Store();
  private final ResourceTypes types = new ResourceTypes();
  private final Discovery discovery = new Discovery(types);
  private final Reading reading = new Reading(store);
  private final PodLogs logs = new PodLogs(store);
  private final Creation creation;
  private final Updates updates;
  private final Deletion deletion;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  private final Runnable forgetRequests;

  /**
   * @param forgetRequests the transport keeps every request for its tests to ask about: told after
   *     each, so that a sandbox that runs for days does not grow
   */
  ApiDispatcher(Clock clock, Runnable forgetRequests) {
    this.forgetRequests = forgetRequests;
    Commit commit = new Commit(store, clock);
    creation = new Creation(store, types, commit);
    updates = new Updates(store, commit, creation);
    deletion = new Deletion(store, types, commit);
    List.of("default", "kube-system", "kube-public").forEach(this::createNamespace);
  }

  void serve(ContainerLogs served) {
    logs.serve(served);
  }

  private void createNamespace(String name) {
    String body = "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{}}";
    answer("POST", "/api/v1/namespaces", Map.of(), body);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    forgetRequests.run();
    Map<String, String> headers = new HashMap<>();
    request
        .getHeaders()
        .toMultimap()
        .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), String.join(",", v)));
    String body = request.getBody().readUtf8();
    try {
      return answer(request.getMethod(), request.getPath(), headers, body);
    } catch (ApiError refused) {
      return json(refused.code, Statuses.of(refused));
    } catch (RuntimeException broken) {
      LOG.error("The in-process API failed at {}", request.getRequestLine(), broken);
      return new MockResponse().setResponseCode(HttpURLConnection.HTTP_INTERNAL_ERROR);
    }
  }

  private MockResponse answer(
      String method, String path, Map<String, String> headers, String body) {
    synchronized (store) {
      @Nullable ObjectNode found = discovery.answer(path.split("\\?", 2)[0]).orElse(null);
      if (found != null) {
        return json(HttpURLConnection.HTTP_OK, found);
      }
      Call call = Call.of(method, path, headers, body);
      if (call == null) {
        throw ApiError.unknownPath(path);
      }
      if (Reviews.isReview(call)) {
        return json(HttpURLConnection.HTTP_CREATED, Reviews.answer(call));
      }
      ResourceType type =
          types
              .find(call.group(), call.version(), call.plural())
              .filter(
                  t ->
                      call.subresource().isEmpty()
                          || (call.isStatus() && t.hasStatus())
                          || PodLogs.isAsked(t, call))
              .orElseThrow(() -> ApiError.unknownPath(path));
      if (PodLogs.isAsked(type, call)) {
        return new MockResponse()
            .setResponseCode(HttpURLConnection.HTTP_OK)
            .setHeader("Content-Type", "text/plain")
            .setBody(logs.answer(type, call));
      }
      return answer(type, call);
    }
  }

  private MockResponse answer(ResourceType type, Call call) {
    return switch (call.method()) {
      case "GET" -> call.asks("watch") ? watch(type, call) : ok(reading.read(type, call));
      case "POST" -> json(HttpURLConnection.HTTP_CREATED, creation.create(type, call));
      case "PUT" -> ok(updates.replace(type, call));
      case "PATCH" -> ok(updates.patch(type, call));
      case "DELETE" -> ok(delete(type, call));
      default -> throw ApiError.badRequest("no such method here: " + call.method());
    };
  }

  private ObjectNode delete(ResourceType type, Call call) {
    if (call.name() != null) {
      return deletion.delete(type, call);
    }
    deletion.deleteAll(type, call);
    return Statuses.success();
  }

  private MockResponse watch(ResourceType type, Call call) {
    if (!call.header("upgrade").equalsIgnoreCase("websocket")) {
      throw ApiError.badRequest(
          "the in-process API serves watches over WebSocket only; kubectl -w needs kube-apiserver");
    }
    Watch watch = new Watch(store, type, call);
    watches.removeIf(Watch::isOver);
    watches.add(watch);
    return new MockResponse().withWebSocketUpgrade(watch);
  }

  private static MockResponse ok(ObjectNode body) {
    return json(HttpURLConnection.HTTP_OK, body);
  }

  private static MockResponse json(int code, ObjectNode body) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(body.toString());
  }

  @Override
  public void releaseResources() {
    watches.forEach(Watch::close);
  }
}
