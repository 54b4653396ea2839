/**
 * Pictures of the graph: lanes for a terminal, and the languages of Graphviz and Mermaid. Pure;
 * what is written beside a revision is given.
 */
@NullMarked
package dev.athanor.engine.drawing;

import org.jspecify.annotations.NullMarked;
