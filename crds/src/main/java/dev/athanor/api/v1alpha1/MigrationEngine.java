package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What the image holds. */
public enum MigrationEngine {
  @JsonProperty("Athanor")
  ATHANOR,
  @JsonProperty("Alembic")
  ALEMBIC,

  /**
   * A value this version does not know: a newer CRD's, or a damaged object's. It never poisons the
   * watch.
   */
  @JsonEnumDefaultValue
  UNRECOGNIZED
}
