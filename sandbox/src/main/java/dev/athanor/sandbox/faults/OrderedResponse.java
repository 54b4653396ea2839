package dev.athanor.sandbox.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;

/** The answer of a server that refuses: a status code and a {@code Status} that says so. */
record OrderedResponse<T>(HttpRequest request, int statusCode, T body) implements HttpResponse<T> {

  static <T> CompletableFuture<HttpResponse<T>> answer(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, int code) {
    HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Info(code));
    String status =
        """
        {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
        "message":"an ordered fault","reason":"%s","code":%d}"""
            .formatted(reason(code), code);
    ByteBuffer bytes = ByteBuffer.wrap(status.getBytes(StandardCharsets.UTF_8));
    AtomicBoolean sent = new AtomicBoolean();
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {
            if (sent.compareAndSet(false, true)) {
              subscriber.onNext(List.of(bytes));
              subscriber.onComplete();
            }
          }

          @Override
          public void cancel() {
            sent.set(true);
          }
        });
    return subscriber
        .getBody()
        .toCompletableFuture()
        .thenApply(body -> new OrderedResponse<>(request, code, body));
  }

  private static String reason(int code) {
    return switch (code) {
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 409 -> "Conflict";
      case 410 -> "Expired";
      case 429 -> "TooManyRequests";
      case 503 -> "ServiceUnavailable";
      default -> "InternalError";
    };
  }

  private record Info(int statusCode) implements ResponseInfo {
    @Override
    public HttpHeaders headers() {
      return JSON;
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private static final HttpHeaders JSON =
      HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return JSON;
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public URI uri() {
    return request.uri();
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}
