package dev.athanor.operator.observe;

/**
 * A spec that the CRD let through and this operator cannot carry out.
 *
 * @param message names the field, what is wrong with it, and what to write instead
 */
public record InvalidSpec(String message) implements Spec {}
