package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Which database, and where its version table lives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseReference(
    @Nullable SecretReference secretRef,
    @Nullable SecretKeys keys,
    @Nullable String versionTable,
    @Nullable String versionTableSchema) {}
