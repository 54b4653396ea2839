/** What a tenant's pipeline does with images, whatever keeps them. */
@NullMarked
package dev.athanor.sandbox.images;

import org.jspecify.annotations.NullMarked;
