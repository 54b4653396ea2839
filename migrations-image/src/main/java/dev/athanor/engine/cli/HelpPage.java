package dev.athanor.engine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The part of a help page that no table could make: what for, and examples. */
record HelpPage(List<String> lines) {

  static HelpPage named(String name) {
    try (InputStream text = HelpPage.class.getResourceAsStream("help/" + name + ".txt")) {
      if (text == null) {
        throw new IllegalStateException("there is no help page " + name);
      }
      return new HelpPage(new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
