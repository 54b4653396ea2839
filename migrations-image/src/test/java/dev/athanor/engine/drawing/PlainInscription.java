package dev.athanor.engine.drawing;

import java.util.List;
import java.util.function.Function;

/** The same mark everywhere. */
public record PlainInscription(Function<String, List<String>> texts) implements Inscription {

  @Override
  public Mark mark(String revision) {
    return Mark.UNKNOWN;
  }

  @Override
  public List<String> text(String revision) {
    return texts.apply(revision);
  }
}
