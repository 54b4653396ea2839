package dev.athanor.sandbox.cluster;

import dev.athanor.sandbox.NotOnThisLevelException;
import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.images.FolderDigest;
import dev.athanor.sandbox.images.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images on the cluster's nodes: built as a project builds its own, {@code FROM} the runner and
 * {@code COPY versions}. What has not changed is not built again. Thread-safe.
 */
public final class ClusterImages implements Images {
  private static final String RUNNER = "athanor-runner:scenarios";
  private static final String DOCKERFILE = "FROM " + RUNNER + "\nCOPY versions versions\n";

  private final ClusterSettings settings;
  private final Map<String, Path> pushed = new LinkedHashMap<>();
  private final Map<String, String> published = new HashMap<>();

  private ClusterImages(ClusterSettings settings) {
    this.settings = settings;
  }

  /**
   * Builds the runner, which the images of migrations are built on.
   *
   * @param project the folder of the whole project, packaged
   */
  static ClusterImages on(Path project, ClusterSettings settings) {
    ClusterImages images = new ClusterImages(settings);
    images.build(RUNNER, project.resolve("migrations-image"));
    return images;
  }

  @Override
  public synchronized void push(String reference, Path folder) {
    pushed.put(reference, folder);
  }

  /** A node keeps what it has, and no registry is known here. */
  @Override
  public void remove(String reference) {
    throw new NotOnThisLevelException("an image cannot be taken from the nodes again");
  }

  @Override
  public synchronized void publish() {
    // A folder that is gone has been published, or was never asked for.
    pushed.values().removeIf(folder -> !Files.isDirectory(folder));
    pushed.forEach(
        (reference, folder) -> {
          String content = FolderDigest.of(folder);
          if (!content.equals(published.get(reference))) {
            buildMigrations(reference, folder);
            load(reference);
            published.put(reference, content);
          }
        });
  }

  private void buildMigrations(String reference, Path folder) {
    try (TemporaryFolder context = TemporaryFolder.create("image")) {
      for (Path file : FolderDigest.files(folder)) {
        Path copy = context.path().resolve(folder.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      Files.createDirectories(context.path().resolve("versions"));
      context.write("Dockerfile", DOCKERFILE);
      build(reference, context.path());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + folder, e);
    }
  }

  void build(String reference, Path folder) {
    Command.shell(
            settings.build(),
            Map.of("IMAGE", reference, "FOLDER", folder.toString(), "BASE", settings.base()))
        .run();
  }

  void load(String reference) {
    if (!settings.load().isBlank()) {
      Command.shell(settings.load(), Map.of("IMAGE", reference)).run();
    }
  }

  /** The images stay: they are this machine's, and the next run builds on them. */
  @Override
  public void close() {}
}
