package dev.athanor.sandbox.faults;

import java.net.URI;
import java.util.List;

/**
 * One request that a client sent (each of its own retries counts).
 *
 * @param path without the query
 * @param query the raw query, empty when there is none
 */
public record ApiCall(String method, String path, String query) {

  static ApiCall of(String method, URI uri) {
    String query = uri.getRawQuery();
    return new ApiCall(method, uri.getPath(), query == null ? "" : query);
  }

  /** Whether it changes something; questions about permissions do not. */
  public boolean isWrite() {
    return !method.equals("GET") && !path.startsWith("/apis/authorization.k8s.io/");
  }

  public boolean isWatch() {
    return query.contains("watch=true");
  }

  /**
   * Whether it is about this kind, in any namespace.
   *
   * @param plural for example {@code jobs}
   */
  public boolean isAbout(String plural) {
    return segments().contains(plural);
  }

  /** Whether it is about the object of this name, or a subresource of it. */
  public boolean names(String name) {
    return segments().contains(name);
  }

  /** Whether it goes to the status subresource. */
  public boolean isStatus() {
    return path.endsWith("/status");
  }

  private List<String> segments() {
    return List.of(path.split("/", -1));
  }

  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
