package dev.athanor.sandbox.faults;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The WebSockets of one client that are open now. */
final class OpenWatches {
  private final Map<WebSocket, WebSocket.Listener> open = new ConcurrentHashMap<>();

  void cut() {
    for (Map.Entry<WebSocket, WebSocket.Listener> entry : Map.copyOf(open).entrySet()) {
      WebSocket socket = entry.getKey();
      if (open.remove(socket) != null) {
        socket.abort();
        entry.getValue().onError(socket, new IOException("the watch was cut (an ordered fault)"));
      }
    }
  }

  WebSocket.Listener tracked(WebSocket.Listener listener) {
    return new Tracked(listener);
  }

  private final class Tracked implements WebSocket.Listener {
    private final WebSocket.Listener listener;

    Tracked(WebSocket.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket) {
      open.put(socket, listener);
      listener.onOpen(socket);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      return listener.onText(socket, data, last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      return listener.onBinary(socket, data, last);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      open.remove(socket);
      return listener.onClose(socket, code, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      // After a cut the listener has been told already.
      if (open.remove(socket) != null) {
        listener.onError(socket, error);
      }
    }
  }
}
