package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Which database, and where its version table lives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseReference(
    @JsonPropertyDescription(
            "The Secret that says how to reach the database. It may change: which database it is,"
                + " the server itself says.")
        @Required
        @Nullable SecretReference secretRef,
    @JsonPropertyDescription(
            "Which keys of the Secret hold what: either uri or the parts. A part that is not named"
                + " here is read from the key of its own name, if there is one. Without keys, they"
                + " are those of CloudNativePG's <cluster>-app Secrets (uri; host, port, dbname,"
                + " username, password), or the one key DATABASE_URL.")
        @Nullable SecretKeys keys,
    @JsonPropertyDescription("The table that holds the current revision, as Alembic has it.")
        @Default(Defaults.VERSION_TABLE)
        @Size(max = Limits.IDENTIFIER) @ValidationRule(
            value = Rules.IDENTIFIER,
            message =
                "versionTable must be a table's name of at most 63 bytes, without spaces, quotes or"
                    + " dots; its schema goes into versionTableSchema")
        @Nullable String versionTable,
    @JsonPropertyDescription(
            "The schema of that table. Without it, the first one of the connection's search path.")
        @Size(max = Limits.IDENTIFIER) @ValidationRule(
            value = Rules.IDENTIFIER,
            message =
                "versionTableSchema must be a schema's name of at most 63 bytes, without spaces,"
                    + " quotes or dots")
        @Nullable String versionTableSchema) {}
