package dev.athanor.engine.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the history, as it is read.
 *
 * @param id counts up
 * @param at when it was over, by the server's clock
 * @param direction {@code Upgrade} or {@code Downgrade}; a deed's: {@code Stamp}, {@code Found},
 *     {@code Accept}, {@code Adopt}, {@code Resolve}
 * @param revision of what is about the rows: they, joined, or {@code base}
 * @param outcome {@code Applied} or {@code Failed}
 * @param message of the revision, or what there is to say of the deed; "" for a stamp
 * @param sqlState null for what did not fail
 * @param run the run's name; null where it had none
 * @param image the image the scripts came in; null where they came in none
 * @param role the role that was logged in
 */
public record RecordedEntry(
    long id,
    Instant at,
    String direction,
    String revision,
    String outcome,
    long millis,
    String message,
    @Nullable String sqlState,
    @Nullable String run,
    @Nullable String image,
    String role) {}
