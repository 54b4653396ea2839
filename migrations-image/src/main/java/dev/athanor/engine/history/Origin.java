package dev.athanor.engine.history;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf a run is made; any part may be unknown.
 *
 * @param run the run's name, in Kubernetes its Job's
 * @param image the image the scripts came in
 * @param owner {@code <cluster>/<namespace>/<name>} of the resource that wants it
 * @param tool the name and version of this program
 */
public record Origin(
    @Nullable String run, @Nullable String image, @Nullable String owner, String tool) {}
