/**
 * New scripts: which revision one is, what it is called, what stands in it, and how it gets onto
 * the disk without harm to what is there. All but the writing and the editor is pure.
 */
@NullMarked
package dev.athanor.engine.authoring;

import org.jspecify.annotations.NullMarked;
