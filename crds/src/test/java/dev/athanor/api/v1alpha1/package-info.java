/** Generates the manifest and the reference from the records, and puts both to the test. */
@NullMarked
package dev.athanor.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
