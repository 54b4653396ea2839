package dev.athanor.sandbox.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shop's releases: the example as it is, one with a mistake, and one that mends it. */
final class ShopImages {
  static final String RELEASE_1 = "shop/migrations:1.0.0";
  static final String RELEASE_2 = "shop/migrations:2.0.0";
  static final String RELEASE_2_FIXED = "shop/migrations:2.0.1";
  static final String NEW_REVISION = "9b27c0e4f1d6";

  private static final String SCRIPT =
      """
      -- add loyalty points
      --
      -- Revision ID: %s
      -- Revises: %s
      -- Create Date: 2026-03-16 09:30:12.008115

      -- upgrade
      ALTER TABLE %s ADD COLUMN points integer NOT NULL DEFAULT 0;

      -- downgrade
      ALTER TABLE customers DROP COLUMN points;
      """;

  private ShopImages() {}

  static void push(Stage stage) {
    stage.images().push(RELEASE_1, stage.example());
    stage.images().push(RELEASE_2, withScript(stage, "2.0.0", "costumers"));
    stage.images().push(RELEASE_2_FIXED, withScript(stage, "2.0.1", "customers"));
  }

  private static Path withScript(Stage stage, String tag, String table) {
    Path folder = stage.workshop().resolve(tag).resolve("versions");
    try {
      Files.createDirectories(folder);
      for (Path script : scripts(stage.example().resolve("versions"))) {
        Files.copy(script, folder.resolve(script.getFileName().toString()));
      }
      Files.writeString(
          folder.resolve(NEW_REVISION + "_add_loyalty_points.sql"),
          SCRIPT.formatted(NEW_REVISION, ShopStory.HEAD, table));
      return stage.workshop().resolve(tag);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build release " + tag, e);
    }
  }

  private static List<Path> scripts(Path versions) throws IOException {
    try (Stream<Path> files = Files.list(versions)) {
      return files.toList();
    }
  }
}
