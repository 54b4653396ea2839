package dev.athanor.operator.observe;

import java.util.Optional;

/**
 * What is to be read from a database besides its rows.
 *
 * @param occasion what the look is for, see {@link DatabaseView.Rows}
 * @param schema whether the schema is to be read too
 * @param knownFingerprint of the schema that the status speaks of, to compare with
 */
public record DatabaseQuestion(
    String occasion, boolean schema, Optional<String> knownFingerprint) {}
