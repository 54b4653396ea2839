package dev.athanor.operator.observe;

/** What the spec says: something that can be worked on, or why it cannot. */
public sealed interface Spec permits Desired, InvalidSpec {}
