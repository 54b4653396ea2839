package dev.athanor.operator.runtime;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How this process runs.
 *
 * @param namespaces to watch; empty means all
 * @param cluster the cluster's name in the owner's name that runs write into databases; empty means
 *     the uid of the namespace kube-system
 * @param leaderElection the namespace of the Lease; empty means that this is the only replica
 * @param healthPort of {@code /healthz} and {@code /readyz}; 0 means none
 */
public record Settings(
    Set<String> namespaces,
    Optional<String> cluster,
    Optional<String> leaderElection,
    int healthPort) {

  /** Everything at its default: all namespaces, one replica, no health port. */
  public static final Settings DEFAULT =
      new Settings(Set.of(), Optional.empty(), Optional.empty(), 0);

  /**
   * Reads {@code ATHANOR_NAMESPACES} (comma-separated), {@code ATHANOR_CLUSTER}, {@code
   * ATHANOR_LEADER_ELECTION_NAMESPACE} and {@code ATHANOR_HEALTH_PORT} (default 8080).
   *
   * @throws IllegalArgumentException with a sentence that names the variable
   */
  public static Settings fromEnvironment(Map<String, String> environment) {
    Set<String> namespaces =
        Arrays.stream(environment.getOrDefault("ATHANOR_NAMESPACES", "").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new Settings(
        namespaces,
        given(environment, "ATHANOR_CLUSTER"),
        given(environment, "ATHANOR_LEADER_ELECTION_NAMESPACE"),
        port(environment.getOrDefault("ATHANOR_HEALTH_PORT", "8080")));
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static int port(String text) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(
        "ATHANOR_HEALTH_PORT is %s; it must be a port number, or 0 for none.".formatted(text));
  }
}
