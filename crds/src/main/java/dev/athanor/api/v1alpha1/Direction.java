package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** The way a run went. */
public enum Direction {
  @JsonProperty("Upgrade")
  UPGRADE,
  @JsonProperty("Downgrade")
  DOWNGRADE,
  @JsonProperty("None")
  NONE,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
