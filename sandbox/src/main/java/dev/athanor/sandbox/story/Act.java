package dev.athanor.sandbox.story;

import java.sql.SQLException;

/**
 * One thing that happens, in the order of the list.
 *
 * @param title a short sentence
 * @param play does it, and waits until it has come about
 */
record Act(String title, Play play) {

  /** What an act does on its stage. */
  @FunctionalInterface
  interface Play {
    void on(Stage stage) throws SQLException;
  }
}
