package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The names of the Secret's keys that hold the connection's parts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKeys(
    @Nullable String uri,
    @Nullable String host,
    @Nullable String port,
    @Nullable String dbname,
    @Nullable String username,
    @Nullable String password,
    @Nullable String sslmode,
    @Nullable String ca) {}
