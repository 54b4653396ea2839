package dev.athanor.sandbox.faults;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's client, with {@link Faults} asked about every request and every WebSocket. */
final class FaultyHttpClient extends HttpClient {
  private final HttpClient client;
  private final Faults faults;

  FaultyHttpClient(HttpClient client, Faults faults) {
    this.client = client;
    this.faults = faults;
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    Fault fault = faults.meet(ApiCall.of(request.method(), request.uri())).orElse(null);
    if (fault == null) {
      return client.sendAsync(request, handler);
    } else if (fault instanceof Fault.Answer answer) {
      return OrderedResponse.answer(request, handler, answer.code());
    } else if (fault instanceof Fault.Delay delay) {
      return after(delay.by()).thenCompose(ignored -> client.sendAsync(request, handler));
    } else if (fault instanceof Fault.LoseAnswer) {
      return client
          .sendAsync(request, BodyHandlers.discarding())
          .thenCompose(ignored -> broken("the answer was lost"));
    }
    return broken("the request was lost");
  }

  private static CompletableFuture<@Nullable Void> after(Duration delay) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static <T> CompletableFuture<T> broken(String what) {
    return CompletableFuture.failedFuture(new IOException(what + " (an ordered fault)"));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> push) {
    return sendAsync(request, handler);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request, handler);
  }

  @Override
  public WebSocket.Builder newWebSocketBuilder() {
    return new Watching(client.newWebSocketBuilder());
  }

  private final class Watching implements WebSocket.Builder {
    private final WebSocket.Builder builder;

    Watching(WebSocket.Builder builder) {
      this.builder = builder;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
      builder.header(name, value);
      return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
      builder.connectTimeout(timeout);
      return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
      builder.subprotocols(mostPreferred, lesserPreferred);
      return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
      Fault fault = faults.meet(ApiCall.of("GET", uri)).orElse(null);
      WebSocket.Listener tracked = faults.watches().tracked(listener);
      if (fault == null) {
        return builder.buildAsync(uri, tracked);
      } else if (fault instanceof Fault.Delay delay) {
        return after(delay.by()).thenCompose(ignored -> builder.buildAsync(uri, tracked));
      }
      return broken("the watch was refused");
    }
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
