/** Folders that live as long as what they were made for. */
@NullMarked
package dev.athanor.sandbox.files;

import org.jspecify.annotations.NullMarked;
