package dev.athanor.sandbox.scenario;

import dev.athanor.sandbox.faults.ApiCall;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the chart lets the operator do in a namespace that it watches. */
record ChartRules(List<PolicyRule> rules) {

  private static final Path TEMPLATE = Path.of("../helm/athanor/templates/_rules.tpl");

  static ChartRules read() {
    try (var lines = Files.lines(TEMPLATE)) {
      String rules = lines.filter(line -> !line.startsWith("{{")).collect(Collectors.joining("\n"));
      return new ChartRules(
          Serialization.unmarshal("kind: ClusterRole\nrules:\n" + rules, ClusterRole.class)
              .getRules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every right that the rules give: {@code patch batch/jobs}. */
  Set<String> rights() {
    Set<String> rights = new TreeSet<>();
    for (PolicyRule rule : rules) {
      for (String group : rule.getApiGroups()) {
        for (String resource : rule.getResources()) {
          rule.getVerbs().forEach(verb -> rights.add(right(verb, group, resource)));
        }
      }
    }
    return rights;
  }

  /**
   * The rights that a request needs; none for one that is about no object of a namespace, such as
   * discovery.
   */
  static List<String> needed(ApiCall call) {
    List<String> path = List.of(call.path().substring(1).split("/"));
    boolean core = path.get(0).equals("api");
    int kind = core ? 2 : 3;
    if (path.size() <= kind || !(core || path.get(0).equals("apis"))) {
      return List.of();
    }
    if (path.get(kind).equals("namespaces") && path.size() > kind + 2) {
      kind += 2;
    }
    boolean named = path.size() > kind + 1;
    String subresource = path.size() > kind + 2 ? "/" + path.get(kind + 2) : "";
    String group = core ? "" : path.get(1);
    String resource = path.get(kind) + subresource;
    String verb = verb(call, named);
    // A server-side apply of what may not be there yet creates it.
    return verb.equals("patch") && resource.equals("configmaps")
        ? List.of(right("create", group, resource), right("patch", group, resource))
        : List.of(right(verb, group, resource));
  }

  private static String verb(ApiCall call, boolean named) {
    return switch (call.method()) {
      case "GET" -> call.isWatch() ? "watch" : named ? "get" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      default -> call.method().toLowerCase(Locale.ROOT);
    };
  }

  private static String right(String verb, String group, String resource) {
    return verb + " " + (group.isEmpty() ? "" : group + "/") + resource;
  }
}
