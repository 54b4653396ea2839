/**
 * The {@code DatabaseMigration} resource as lenient, immutable records: what users write and what
 * Athanor answers. No logic lives here; the CRD manifest is generated from these types.
 */
@NullMarked
package dev.athanor.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
