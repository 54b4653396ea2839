package dev.athanor.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finished run. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    @Nullable Long id,
    @Nullable Direction direction,
    @Nullable List<String> from,
    @Nullable List<String> to,
    @Nullable Integer steps,
    @Nullable String image,
    @Nullable String job,
    @Nullable Long generation,
    @Nullable Instant startTime,
    @Nullable Instant completionTime,
    @Nullable RunOutcome outcome,
    @Nullable String message) {}
