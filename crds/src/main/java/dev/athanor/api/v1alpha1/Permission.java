package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a kind of step may be taken without a person. */
public enum Permission {
  @JsonProperty("Allow")
  ALLOW,
  @JsonProperty("RequireApproval")
  REQUIRE_APPROVAL,
  @JsonProperty("Deny")
  DENY,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
