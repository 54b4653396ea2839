/**
 * What containers print, on its way to {@code kubectl logs}: the part of a kubelet that an API
 * server asks for it.
 */
@NullMarked
package dev.athanor.sandbox.logs;

import org.jspecify.annotations.NullMarked;
