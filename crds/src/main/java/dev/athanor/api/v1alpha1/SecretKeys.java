package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The names of the Secret's keys that hold the connection's parts: either the URL or the parts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.uri) || !(has(self.host) || has(self.port) || has(self.dbname)"
            + " || has(self.username) || has(self.password) || has(self.sslmode))",
    message =
        "give either uri or the parts (host, port, dbname, username, password, sslmode), not both:"
            + " it would be unclear which one counts")
public record SecretKeys(
    @JsonPropertyDescription(
            "The key that holds the whole connection URL (postgresql://…). Excludes the parts"
                + " below, except ca.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String uri,
    @JsonPropertyDescription("The key that holds the server's name or address.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String host,
    @JsonPropertyDescription("The key that holds the port.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String port,
    @JsonPropertyDescription("The key that holds the database's name.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String dbname,
    @JsonPropertyDescription("The key that holds the user.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String username,
    @JsonPropertyDescription("The key that holds the password.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String password,
    @JsonPropertyDescription("The key that holds libpq's sslmode.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String sslmode,
    @JsonPropertyDescription(
            "The key that holds the certificates (PEM) that the server's must be signed"
                + " by; goes with uri as well.")
        @Size(max = Limits.NAME) @ValidationRule(value = Rules.SECRET_KEY, message = Rules.SECRET_KEY_SENTENCE)
        @Nullable String ca) {}
