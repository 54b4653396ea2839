package dev.athanor.sandbox.jobs;

import dev.athanor.sandbox.files.TemporaryFolder;
import dev.athanor.sandbox.images.FolderDigest;
import dev.athanor.sandbox.images.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A registry whose images are folders. A tag is read anew at every pull; what was pulled once stays
 * there under its digest, also after the tag has moved or the folder has changed. Thread-safe.
 */
public final class LocalImages implements Images {
  private final Map<String, Path> tags = new ConcurrentHashMap<>();
  private final Map<String, LocalImage> pulled = new ConcurrentHashMap<>();
  private final TemporaryFolder store = TemporaryFolder.create("images");

  @Override
  public void push(String reference, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("an image is a folder, and this is none: " + folder);
    }
    tags.put(reference, folder);
  }

  @Override
  public void remove(String reference) {
    tags.remove(reference);
  }

  /** Nothing is left to do: a tag is read anew at every pull. */
  @Override
  public void publish() {}

  /** The image, by tag or by digest; empty when the registry has none. */
  synchronized Optional<LocalImage> pull(String reference) {
    Path folder = tags.get(reference);
    if (folder == null) {
      return Optional.ofNullable(pulled.get(reference));
    }
    String repository = repository(reference);
    String digest = FolderDigest.of(folder);
    return Optional.of(
        pulled.computeIfAbsent(
            repository + "@" + digest, id -> snapshot(repository, digest, folder)));
  }

  static String repository(String reference) {
    String withoutDigest = reference.split("@", 2)[0];
    int tag = withoutDigest.indexOf(':', withoutDigest.lastIndexOf('/') + 1);
    return tag < 0 ? withoutDigest : withoutDigest.substring(0, tag);
  }

  private LocalImage snapshot(String repository, String digest, Path folder) {
    Path copy = store.path().resolve(digest.replace(':', '-'));
    try {
      for (Path file : FolderDigest.files(folder)) {
        Path target = copy.resolve(folder.relativize(file).toString());
        Files.createDirectories(target.getParent());
        if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
      Files.createDirectories(copy);
      return new LocalImage(repository, digest, copy);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy the image folder " + folder, e);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
