package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the operator's ServiceAccount may do, as the cluster's authorizer answers. */
@EnabledIfSystemProperty(
    named = Levels.CLUSTER,
    matches = "true",
    disabledReason = "a real cluster is asked for with -Pcluster")
class RightsIT extends Scenario {
  private static final String OPERATOR = "system:serviceaccount:athanor-sandbox:athanor";
  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
  private static final String ANYBODY = "system:serviceaccount:athanor-sandbox:default";

  RightsIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  void theOperatorMayDoWhatItsRulesSayAndNothingElse() {
    Set<String> more = new TreeSet<>(allowed(OPERATOR));
    more.removeAll(allowed(ANYBODY));

    assertThat(more)
        .containsExactlyInAnyOrder(
            "configmaps: create",
            "configmaps: delete",
            "configmaps: get",
            "configmaps: patch",
            "databasemigrations.athanor.dev: get",
            "databasemigrations.athanor.dev: list",
            "databasemigrations.athanor.dev: watch",
            "databasemigrations/finalizers.athanor.dev: update",
            "databasemigrations/status.athanor.dev: patch",
            "events: create",
            "events: get",
            "events: list",
            "events: patch",
            "jobs.batch: create",
            "jobs.batch: delete",
            "jobs.batch: get",
            "jobs.batch: list",
            "jobs.batch: patch",
            "jobs.batch: watch",
            "pods/log: get",
            "pods: list",
            "pods: watch",
            "secrets: list",
            "secrets: watch");
  }

  @Test
  void nothingThatItAsksForIsForbidden() {
    scripts.revision("002", "001", "SELECT 1/0;", "");
    orders.create("shop/migrations:typo", "head", "");
    orders.await(
        "says that the image is missing",
        Migration.PATIENCE,
        m -> "ImagePullFailed".equals(reason(m)));
    orders.edit("image: " + IMAGE);
    orders.awaitStalled("MigrationFailed");

    assertThat(logs()).contains("Athanor is running").doesNotContainIgnoringCase("forbidden");
  }

  private String logs() {
    return sandbox
        .client()
        .pods()
        .inNamespace("athanor-sandbox")
        .withLabel("app.kubernetes.io/name", "athanor")
        .resources()
        .map(pod -> pod.getLog())
        .reduce("", String::concat);
  }

  private Set<String> allowed(String user) {
    Set<String> allowed = new TreeSet<>();
    for (Offered offered : offered()) {
      VERBS.stream()
          .filter(verb -> isAllowed(user, offered, verb))
          .forEach(verb -> allowed.add(offered.text() + ": " + verb));
    }
    return allowed;
  }

  /** All that this API server offers, and a subresource that it does not list. */
  private List<Offered> offered() {
    List<Offered> offered = new ArrayList<>(of("", "v1"));
    for (APIGroup group : sandbox.client().getApiGroups().getGroups()) {
      offered.addAll(of(group.getName(), group.getPreferredVersion().getGroupVersion()));
    }
    offered.add(new Offered("athanor.dev", "databasemigrations/finalizers"));
    return offered;
  }

  private List<Offered> of(String group, String version) {
    return sandbox.client().getApiResources(version).getResources().stream()
        .map(resource -> new Offered(group, resource.getName()))
        .toList();
  }

  private record Offered(String group, String name) {
    String text() {
      return group.isEmpty() ? name : name + "." + group;
    }
  }

  private boolean isAllowed(String user, Offered offered, String verb) {
    String[] path = offered.name().split("/", 2);
    SubjectAccessReview review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user)
            .addToGroups("system:serviceaccounts", "system:authenticated")
            .withNewResourceAttributes()
            .withNamespace(tenant.namespace())
            .withGroup(offered.group())
            .withResource(path[0])
            .withSubresource(path.length > 1 ? path[1] : null)
            .withVerb(verb)
            .endResourceAttributes()
            .endSpec()
            .build();
    return sandbox
        .client()
        .authorization()
        .v1()
        .subjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }
}
