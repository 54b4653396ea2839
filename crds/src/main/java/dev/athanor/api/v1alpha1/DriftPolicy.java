package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do when the database has left the target by another hand. */
public enum DriftPolicy {
  @JsonProperty("Ignore")
  IGNORE,
  @JsonProperty("Report")
  REPORT,
  @JsonProperty("Correct")
  CORRECT,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
