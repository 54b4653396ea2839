package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. */
public enum RunOutcome {
  @JsonProperty("Succeeded")
  SUCCEEDED,
  @JsonProperty("Failed")
  FAILED,
  @JsonProperty("PartiallyApplied")
  PARTIALLY_APPLIED,
  @JsonProperty("Refused")
  REFUSED,
  @JsonProperty("Stopped")
  STOPPED,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
