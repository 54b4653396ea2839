package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The schema of a member that is a plain text in Java, because it is only passed on to the Pod. */
enum ImagePullPolicy {
  @JsonProperty("Always")
  ALWAYS,
  @JsonProperty("IfNotPresent")
  IF_NOT_PRESENT,
  @JsonProperty("Never")
  NEVER
}
