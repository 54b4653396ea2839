package dev.athanor.engine.listing;

import org.jspecify.annotations.Nullable;

/**
 * What a revision's file says beyond the graph.
 *
 * @param path where the file is, as it is to be shown
 * @param documentation what stands at its head, without comment signs: in Alembic's scripts the
 *     docstring. Lines end with {@code \n}; may be empty
 * @param createDate as written; null if the file does not say
 */
public record RevisionFile(String path, String documentation, @Nullable String createDate) {}
