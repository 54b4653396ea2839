package dev.athanor.engine.settings;

/**
 * A value and where it comes from.
 *
 * @param source as people would look it up: {@code --lock-timeout}, {@code ATHANOR_LOCK_TIMEOUT},
 *     {@code athanor.ini:12} or {@code default}
 */
public record Sourced<T>(T value, String source) {

  static final String DEFAULT = "default";
}
