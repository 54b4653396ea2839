package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.sandbox.logs.ContainerLogs;
import org.jspecify.annotations.Nullable;

/** {@code GET …/pods/<name>/log}, which the real server passes on to the node. */
final class PodLogs {
  private final Store store;
  private volatile ContainerLogs logs = ContainerLogs.NONE;

  PodLogs(Store store) {
    this.store = store;
  }

  void serve(ContainerLogs served) {
    logs = served;
  }

  static boolean isAsked(ResourceType type, Call call) {
    return type.isPod() && call.subresource().equals("log") && call.method().equals("GET");
  }

  String answer(ResourceType type, Call call) {
    String name = call.nameOrThrow();
    @Nullable ObjectNode pod = store.get(Store.key(type, call.namespace(), name));
    if (pod == null) {
      throw ApiError.notFound(type, name);
    }
    String container = call.query().getOrDefault("container", "");
    String asked = container.isEmpty() ? pod.at("/spec/containers/0/name").asText() : container;
    return logs.of(String.valueOf(call.namespace()), name, asked)
        .orElseThrow(
            () ->
                ApiError.badRequest(
                    "container \"%s\" in pod \"%s\" is waiting to start".formatted(asked, name)));
  }
}
