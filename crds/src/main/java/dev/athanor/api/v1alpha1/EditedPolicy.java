package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do when a script was changed after it was applied. */
public enum EditedPolicy {
  @JsonProperty("Report")
  REPORT,
  @JsonProperty("Deny")
  DENY,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
