package dev.athanor.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.sandbox.faults.ApiCall;
import dev.athanor.sandbox.kubernetes.KubernetesApi;
import dev.athanor.sandbox.tenant.Migration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The chart's rules against what the operator really asks for, from its start to a rollback. */
class ChartRightsIT extends Scenario {
  /** Rules of their own in the chart, or asked for by no namespaced rule. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "get namespaces",
          "get apiextensions.k8s.io/customresourcedefinitions",
          "list apiextensions.k8s.io/customresourcedefinitions");

  ChartRightsIT(KubernetesApi.Wanted server) {
    super(server);
  }

  @Test
  void theOperatorNeedsNoMoreThanTheChartGivesAndUsesIt() {
    sandbox.operatorFaults().forgetCalls();
    sandbox.restartOperator();
    orders.create(IMAGE, "002", "mode: Plan");
    orders.await(
        "shows its SQL",
        Migration.PATIENCE,
        m -> m.getStatus().plan() != null && m.getStatus().plan().sqlConfigMap() != null);
    orders.edit("mode: Apply\npolicy: {downgrade: RequireApproval}");
    orders.awaitReadyAt("002");
    orders.edit("targetRevision: \"001\"");
    String plan =
        String.valueOf(
            Objects.requireNonNull(orders.awaitStalled("ApprovalRequired").getStatus().plan())
                .id());
    orders.edit("approvedPlan: " + plan);
    orders.awaitReadyAt("001");

    Set<String> rights = ChartRules.read().rights();
    Set<String> used = new TreeSet<>();
    for (ApiCall call : sandbox.operatorFaults().calls()) {
      used.addAll(ChartRules.needed(call));
    }
    used.removeAll(ELSEWHERE);

    assertThat(rights).containsAll(used);
    assertThat(used)
        .contains(
            "get pods/log",
            "get configmaps",
            "create configmaps",
            "patch configmaps",
            "delete configmaps");
  }
}
