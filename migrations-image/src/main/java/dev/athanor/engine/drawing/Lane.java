package dev.athanor.engine.drawing;

/**
 * A line on its way down.
 *
 * @param awaits the revision at which it ends
 * @param dotted whether it stands for a dependency
 */
record Lane(String awaits, boolean dotted) {}
