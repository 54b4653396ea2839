package dev.athanor.sandbox.inprocess;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, read: which objects it is about and what it asks.
 *
 * @param group empty for the core group
 * @param namespace null for all namespaces, and for what is in none
 * @param name null for the collection
 * @param subresource empty for the object itself
 */
record Call(
    String method,
    String group,
    String version,
    String plural,
    @Nullable String namespace,
    @Nullable String name,
    String subresource,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  /**
   * Reads a request below {@code /api/v1} or {@code /apis/<group>/<version>}.
   *
   * @return null when the path names no resource
   */
  static @Nullable Call of(
      String method, String pathAndQuery, Map<String, String> headers, String body) {
    URI uri = URI.create(pathAndQuery);
    List<String> path = List.of(uri.getPath().substring(1).split("/"));
    boolean core = path.get(0).equals("api");
    int prefix = core ? 2 : 3;
    if (path.size() <= prefix || !(core || path.get(0).equals("apis"))) {
      return null;
    }
    String group = core ? "" : path.get(1);
    List<String> rest = path.subList(prefix, path.size());
    boolean inNamespace =
        rest.get(0).equals("namespaces")
            && rest.size() > 2
            && !List.of("status", "finalize").contains(rest.get(2));
    List<String> resource = inNamespace ? rest.subList(2, rest.size()) : rest;
    return new Call(
        method,
        group,
        path.get(prefix - 1),
        resource.get(0),
        inNamespace ? rest.get(1) : null,
        resource.size() > 1 ? resource.get(1) : null,
        resource.size() > 2 ? resource.get(2) : "",
        query(uri.getRawQuery()),
        headers,
        body);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw != null) {
      for (String parameter : raw.split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  boolean asks(String parameter) {
    return "true".equals(query.get(parameter)) || "1".equals(query.get(parameter));
  }

  boolean asksDryRun() {
    return "All".equals(query.get("dryRun"));
  }

  boolean isStatus() {
    return subresource.equals("status");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The named manager, or, as the real server has it, the first part of the user agent. */
  String fieldManager() {
    String named = query.getOrDefault("fieldManager", "");
    String agent = header("user-agent");
    return !named.isEmpty() ? named : agent.isEmpty() ? "unknown" : agent.split("/", 2)[0];
  }

  String nameOrThrow() {
    if (name == null) {
      throw ApiError.badRequest(method + " needs the name of an object");
    }
    return name;
  }
}
