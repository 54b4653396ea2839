package dev.athanor.sandbox.inprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Questions about permissions, which are no objects: everybody may do everything here. JOSDK asks
 * before it stands for leader.
 */
final class Reviews {
  private static final Set<String> ACCESS =
      Set.of("selfsubjectaccessreviews", "subjectaccessreviews", "localsubjectaccessreviews");
  private static final String RULES = "selfsubjectrulesreviews";

  private Reviews() {}

  static boolean isReview(Call call) {
    return call.group().equals("authorization.k8s.io")
        && (ACCESS.contains(call.plural()) || call.plural().equals(RULES));
  }

  static ObjectNode answer(Call call) {
    ObjectNode review = Json.readObject(call.body());
    ObjectNode status = review.putObject("status");
    if (call.plural().equals(RULES)) {
      ObjectNode everything = status.putArray("resourceRules").addObject();
      for (String member : new String[] {"verbs", "apiGroups", "resources"}) {
        everything.putArray(member).add("*");
      }
      status.putArray("nonResourceRules");
      status.put("incomplete", false);
    } else {
      status.put("allowed", true);
    }
    return review;
  }
}
