package dev.athanor.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.engine.graph.RevisionGraph;
import java.util.Set;

/** Puts the questions of some commands to the engine. */
interface Questions {

  /** The commands, as the oracle's cases name them. */
  Set<String> commands();

  /**
   * The engine's answer in the oracle's words: lists, maps and strings as in a case's {@code
   * expect}. A refusal is thrown.
   */
  Object ask(RevisionGraph graph, JsonNode question);
}
